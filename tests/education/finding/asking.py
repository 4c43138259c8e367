"""Asks the search page, and reads what it says."""

import re

from wagtail.models import Site

from education import models
from tests.education import shelf


def results(client, words, **more):
    response = client.get("/search/", {"q": words, **more})
    assert response.status_code == 200
    return response.content.decode()


def text(html):
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def addresses(html):
    main = html[html.index("<main") : html.index("</main>")]
    return re.findall(r'<h3><a href="([^"]+)"', main)


def term(name, **values):
    return shelf.saved(
        models.GlossaryTerm, **{"term": name, "slug": name, "meaning": f"About {name}.", **values}
    )


def question(asked, short="A short answer.", long="<p>A long answer.</p>"):
    return ("question", {"question": asked, "short_answer": short, "long_answer": long})


def settings(**values):
    shelf.index_page()
    site = Site.objects.get(is_default_site=True)
    words = models.SearchSettings.for_site(site)
    for name, value in values.items():
        setattr(words, name, value)
    words.full_clean()
    words.save()
