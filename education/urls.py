"""Addresses of what everybody may read."""

from django.urls import include, path, re_path

from education.api.urls import router
from education.leaflet.kept import LARGE, NORMAL
from education.views import (
    api,
    articles,
    claims,
    emergency,
    feedback,
    feeds,
    glossary,
    history,
    home,
    leaflet,
    pages,
    search,
    topics,
)

# For machines, which want one of each.
in_no_language = [
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
    path("api/v2/", include((router.get_urlpatterns(), router.url_namespace))),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("emergency/", emergency.emergency, name="emergency"),
    path("articles/", articles.articles, name="articles"),
    path("articles/feed/", feeds.article_feed, name="article_feed"),
    path("articles/a-z/", articles.a_to_z, name="a_to_z"),
    path("articles/<slug:slug>/", articles.article, name="article"),
    path(
        "articles/<slug:slug>/leaflet.pdf",
        leaflet.article_leaflet,
        {"size": NORMAL},
        name="leaflet",
    ),
    path(
        "articles/<slug:slug>/leaflet-large.pdf",
        leaflet.article_leaflet,
        {"size": LARGE},
        name="leaflet_large",
    ),
    path("articles/<slug:slug>/feedback/", feedback.feedback, name="feedback"),
    path("articles/<slug:slug>/feedback/thanks/", feedback.feedback_thanks, name="feedback_thanks"),
    path("articles/<slug:slug>/history/", history.article_history, name="article_history"),
    path(
        "articles/<slug:slug>/history/compare/", history.compare_versions, name="compare_versions"
    ),
    path(
        "articles/<slug:slug>/history/<int:number>/",
        history.article_version,
        name="article_version",
    ),
    path(
        "articles/<slug:slug>/history/<int:older>/to/<int:newer>/",
        history.article_differences,
        name="article_differences",
    ),
    path("topics/<slug:slug>/", topics.topic, name="topic"),
    path("claims/", claims.claims, name="claims"),
    path("claims/verdict/<slug:verdict>/", claims.claims, name="claims_of_verdict"),
    path("claims/certainty/<slug:certainty>/", claims.claims, name="claims_of_certainty"),
    path(
        "claims/verdict/<slug:verdict>/certainty/<slug:certainty>/",
        claims.claims,
        name="claims_narrowed",
    ),
    path("claims/<slug:slug>/", claims.claim, name="claim"),
    path("glossary/", glossary.glossary, name="glossary"),
    path("search/", search.search, name="search"),
    path("api/", api.api, name="api"),
    path("corrections/", pages.corrections, name="corrections"),
    path("conflicts-of-interest/", pages.conflicts_of_interest, name="conflicts_of_interest"),
    # Pages that editors make beside these. It comes before Wagtail's own view of the same address.
    re_path(r"^(?P<path>(?:[\w-]+/)+)$", pages.page, name="page"),
]
