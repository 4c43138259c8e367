"""Addresses of the diary app."""

from datetime import date

from django.urls import path, register_converter

from diary.views import (
    articles,
    blank_week,
    calendar,
    card,
    code_systems,
    consent,
    day,
    entries,
    imports,
    meals,
    medicines,
    more,
    offline,
    own_data,
    profile,
    reminders,
    search,
    sync,
    timeline,
    track,
    tracked,
    undo_edit,
)
from diary.views.checklist import anybody as checklist
from diary.views.checklist import runs as checklist_runs
from diary.views.experiments import lists as experiment_lists
from diary.views.experiments import living, results
from diary.views.experiments import page as experiment_page
from diary.views.experiments import parts as experiment_parts
from diary.views.patterns import choose
from diary.views.patterns import page as patterns
from diary.views.sharing import manifest, viewer
from diary.views.sharing import page as sharing
from diary.views.trends import page as trends
from diary.views.visits import lists as visit_lists
from diary.views.visits import pack, pack_pdf, visit_page
from diary.views.visits import parts as visit_parts
from diary.views.visits import questions as visit_questions
from diary.views.visits import run_in as visit_runs


class DayConverter:
    """A calendar day that exists, as ``2026-11-22``."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


class MonthConverter:
    """A month that exists, as ``2026-11``; in Python, its first day."""

    regex = "[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(f"{value}-01")

    def to_url(self, value: date) -> str:
        return f"{value:%Y-%m}"


register_converter(DayConverter, "day")
register_converter(MonthConverter, "month")

EXPERIMENT = "diary/experiments/<uuid:id>/"
experiments = [
    path("diary/experiments/", experiment_lists.experiments, name="experiments"),
    path("diary/experiments/new/", experiment_lists.experiment_new, name="experiment_new"),
    path(EXPERIMENT, experiment_page.experiment, name="experiment"),
    *(
        path(
            f"{EXPERIMENT}{part}/",
            experiment_parts.experiment_part,
            {"part": part},
            name=f"experiment_{part}",
        )
        for part in experiment_parts.PARTS
    ),
    path(f"{EXPERIMENT}review/", living.experiment_review, name="experiment_review"),
    path(f"{EXPERIMENT}differently/", living.experiment_deviation, name="experiment_deviation"),
    path(f"{EXPERIMENT}stop/", living.experiment_stop, name="experiment_stop"),
    path(f"{EXPERIMENT}open/", living.experiment_open, name="experiment_open"),
    path(f"{EXPERIMENT}schedule/", living.experiment_schedule, name="experiment_schedule"),
    path(f"{EXPERIMENT}report/", results.experiment_report, name="experiment_report"),
    path(f"{EXPERIMENT}delete/", experiment_page.experiment_delete, name="experiment_delete"),
    path(f"{EXPERIMENT}undo/", experiment_page.experiment_undo, name="experiment_undo"),
]

urlpatterns = [
    path("diary/", day.today, name="today"),
    path("diary/begin/", profile.begin, name="begin"),
    path("diary/<day:day>/", day.day, name="day"),
    path("diary/add/<slug:kind>/", entries.add_entry, name="add_entry"),
    path("diary/entries/<uuid:id>/", entries.edit_entry, name="edit_entry"),
    path("diary/entries/<uuid:id>/delete/", entries.delete_entry, name="delete_entry"),
    path("diary/entries/<uuid:id>/undo/", entries.undo_delete, name="undo_delete"),
    path("diary/entries/<uuid:id>/before/", undo_edit.undo_edit, name="undo_edit"),
    path("diary/sync", sync.sync, name="sync"),
    path("diary/card/", card.emergency_card, name="emergency_card"),
    path("diary/meals/<uuid:id>/again/", meals.have_meal_again, name="have_meal_again"),
    path("diary/medicines/", medicines.medicines, name="medicines"),
    path("diary/medicines/<uuid:id>/dose/", medicines.take_medicine, name="take_medicine"),
    path("diary/medicines/<uuid:id>/class/", medicines.medicine_class, name="medicine_class"),
    path("diary/timeline/", timeline.timeline, name="timeline"),
    path("diary/search/", search.diary_search, name="diary_search"),
    path("diary/calendar/", calendar.calendar, name="calendar"),
    path("diary/calendar/<month:month>/", calendar.calendar, name="calendar_month"),
    path("diary/trends/", trends.trends, name="trends"),
    path("diary/patterns/", patterns.patterns, name="patterns"),
    path("diary/patterns/choose/", choose.patterns_choose, name="patterns_choose"),
    path("diary/patterns/run/", choose.patterns_run, name="patterns_run"),
    path("diary/patterns/progress/", choose.patterns_progress, name="patterns_progress"),
    path("diary/articles/", articles.articles_saved, name="articles_saved"),
    path("diary/articles/save/", articles.save_article, name="save_article"),
    path("diary/blank-week/", blank_week.blank_week, name="blank_week"),
    path("diary/blank-week/large/", blank_week.blank_week_large, name="blank_week_large"),
    path("diary/track/", track.track, name="track"),
    path("diary/settings/", profile.diary_settings, name="diary_settings"),
    path("diary/settings/tracked/", tracked.tracked_order, name="tracked_order"),
    path("diary/more/", more.diary_more, name="diary_more"),
    path("diary/reminders/", reminders.reminders, name="reminders"),
    path("diary/reminders/calendar/", reminders.calendar_address, name="calendar_address"),
    path("diary/reminders/stop/<uuid:token>/", reminders.stop_reminders, name="stop_reminders"),
    path("diary/calendar/<uuid:token>.ics", reminders.calendar_feed, name="calendar_feed"),
    path("diary/consent/", consent.consent, name="consent"),
    path("diary/export/", own_data.export_diary, name="export_diary"),
    path("diary/import/", imports.import_diary, name="import_diary"),
    path("diary/import/<uuid:id>/", imports.import_step, name="import_step"),
    path("diary/import/<uuid:id>/columns/", imports.import_columns, name="import_columns"),
    path("diary/import/<uuid:id>/layout/", imports.import_layout, name="import_layout"),
    path("diary/import/<uuid:id>/confirm/", imports.import_confirm, name="import_confirm"),
    path("diary/import/<uuid:id>/progress/", imports.import_progress, name="import_progress"),
    path("diary/import/<uuid:id>/again/", imports.import_again, name="import_again"),
    path("diary/import/<uuid:id>/cancel/", imports.import_cancel, name="import_cancel"),
    path("diary/import/<uuid:id>/undo/", imports.import_undo, name="import_undo"),
    path("visits/<uuid:id>/share/", sharing.visit_share, name="visit_share"),
    path(
        "visits/<uuid:id>/share/<uuid:share>/end/", sharing.end_visit_share, name="end_visit_share"
    ),
    path("s/<str:token>/", manifest.share_manifest, name="share_manifest"),
    path("s/<str:token>/<str:ticket>/", manifest.share_file, name="share_file"),
    path("schemas/diary/<slug:name>.json", own_data.diary_schema, name="diary_schema"),
    path("fhir/CodeSystem/<slug:name>", code_systems.fhir_code_system, name="fhir_code_system"),
    *experiments,
    path("diary/checklists/", checklist_runs.checklists, name="checklists"),
    path("diary/checklists/new/", checklist_runs.checklist_new, name="checklist_new"),
    path("diary/checklists/<uuid:id>/", checklist_runs.checklist_run, name="checklist_run"),
    path("diary/checklists/<uuid:id>/visit/", visit_runs.run_into_visit, name="run_into_visit"),
    path("visits/", visit_lists.visits, name="visits"),
    path("visits/new/", visit_lists.visit_new, name="visit_new"),
    path("visits/<uuid:id>/", visit_page.visit, name="visit"),
    path("visits/<uuid:id>/delete/", visit_page.visit_delete, name="visit_delete"),
    path("visits/<uuid:id>/questions/", visit_questions.visit_questions, name="visit_questions"),
    path("visits/<uuid:id>/undo/", visit_page.visit_undo, name="visit_undo"),
    *(
        path(
            f"visits/<uuid:id>/{part}/",
            visit_parts.visit_part,
            {"part": part},
            name=f"visit_{part}",
        )
        for part in visit_parts.PARTS
    ),
    path("visits/<uuid:id>/pack/", pack.visit_pack, name="visit_pack"),
    path("visits/<uuid:id>/pack.txt", pack.visit_pack_text, name="visit_pack_text"),
    path("visits/<uuid:id>/pack.pdf", pack_pdf.visit_pack_pdf, name="visit_pack_pdf"),
    path("visits/<uuid:id>/pack.fhir.json", pack.visit_pack_fhir, name="visit_pack_fhir"),
]

# What anybody may use, without an account.
in_each_language = [
    path("blank-diary/", blank_week.blank_diary, name="blank_diary"),
    path("blank-diary/large/", blank_week.blank_diary_large, name="blank_diary_large"),
    path("offline/", offline.offline, name="offline"),
    path("viewer/", viewer.viewer, name="viewer"),
    path("viewer/other/", viewer.viewer_elsewhere, name="viewer_elsewhere"),
    path("checklist/", checklist.checklist, name="checklist"),
    path("checklist/questions/", checklist.checklist_questions, name="checklist_questions"),
    path("checklist/result/", checklist.checklist_result, name="checklist_result"),
]
