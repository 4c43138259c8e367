"""What the clinic knows and publishes: pages, snippets, settings, signatures."""

from education.models.article import ArticlePage
from education.models.article_parts import ArticleChange, ArticleContributor, RelatedArticle
from education.models.choices import Certainty, Tier, Verdict
from education.models.claim import Claim, ClaimReference
from education.models.clinic_vignette import ClinicVignette
from education.models.content_version import ContentVersion
from education.models.contributor import Contributor
from education.models.diary_tag import DiaryTag
from education.models.document_import import DocumentImport
from education.models.feedback import ArticleFeedback
from education.models.glossary import GlossaryTerm
from education.models.home import FeaturedArticle, HomePage
from education.models.image import ClinicImage, ClinicRendition
from education.models.index_page import EducationIndexPage
from education.models.link_check import LinkCheck
from education.models.links import ArticleLink
from education.models.published_version import PublishedChange, PublishedVersion
from education.models.red_flag import RedFlag
from education.models.reference import Reference
from education.models.review_reminder import ReviewReminder
from education.models.review_task import ClinicalReviewTask
from education.models.rule_trial import RuleTrial
from education.models.search import SearchEntry, SearchPosting, SearchWord, UnansweredSearch
from education.models.search_settings import SearchSettings
from education.models.settings import ClinicSettings, EditorialSettings
from education.models.signature import Signature
from education.models.standard_page import StandardPage
from education.models.strategy import Strategy
from education.models.topic import Topic
from education.models.translation_author import TranslationAuthor
from education.models.visit_question import VisitQuestion

__all__ = [
    "ArticleChange",
    "ArticleContributor",
    "ArticleFeedback",
    "ArticleLink",
    "ArticlePage",
    "Certainty",
    "Claim",
    "ClaimReference",
    "ClinicImage",
    "ClinicRendition",
    "ClinicSettings",
    "ClinicVignette",
    "ClinicalReviewTask",
    "ContentVersion",
    "Contributor",
    "DiaryTag",
    "DocumentImport",
    "EditorialSettings",
    "EducationIndexPage",
    "FeaturedArticle",
    "GlossaryTerm",
    "HomePage",
    "LinkCheck",
    "PublishedChange",
    "PublishedVersion",
    "RedFlag",
    "Reference",
    "RelatedArticle",
    "ReviewReminder",
    "RuleTrial",
    "SearchEntry",
    "SearchPosting",
    "SearchSettings",
    "SearchWord",
    "Signature",
    "StandardPage",
    "Strategy",
    "Tier",
    "Topic",
    "TranslationAuthor",
    "UnansweredSearch",
    "Verdict",
    "VisitQuestion",
]
