"""Outside debug a script of ours imports the very version of the others that it was released with."""

import re
import shutil
from pathlib import Path

from django.contrib.staticfiles import finders

from portal.static_files import StaticFiles

FOLDER = "portal/js/offline"
IMPORTED = re.compile(r'from "\./(\w+\.[0-9a-f]{12}\.js)";')


def test_imports_name_the_hashed_files(tmp_path: Path):
    shutil.copytree(finders.find(FOLDER), tmp_path / FOLDER)
    names = [f"{FOLDER}/{path.name}" for path in (tmp_path / FOLDER).iterdir()]
    storage = StaticFiles(location=tmp_path, base_url="/static/")

    made = storage.post_process({name: (storage, name) for name in names})
    hashed = {name: new for name, new, _ in made if new.endswith(".js")}

    page = (tmp_path / hashed[f"{FOLDER}/page.js"]).read_text()
    assert len(IMPORTED.findall(page)) == page.count(' from "./')
    assert all((tmp_path / FOLDER / name).exists() for name in IMPORTED.findall(page))
