"""The first lines of a document that no UN cover introduces in, its kind out, by what such documents print.

The rows are tried in order; the first kind whose words are found counts. "head" is what stands above the text: titles,
labels and bylines; "front" the first page or some two thousand characters; "text" a longer stretch.
"""

import re
from dataclasses import dataclass
from typing import Literal

from heeded.model import Kind

__all__ = ["Parts", "kind_of"]

HEAD_LINES = 12
HEAD_LENGTH = 200
"""A longer line is no title."""
FRONT = 2500
TEXT = 12_000
Place = Literal["title", "head", "front", "text"]


@dataclass(frozen=True, slots=True)
class Parts:
    """The stretches of a document that its kind is read from."""

    title: str
    head: str
    front: str
    text: str


_UPR = r"(?:UPR|Universal Periodic Review|EPU|Examen p[ée]riodique universel|Examen Peri[óo]dico Universal|УПО|универсальн\w+ периодическ\w+ обзор\w*)"

# (kind, place, an example above each pattern; ^ and $ stand for the ends of a line)
ROWS: tuple[tuple[Kind, Place, str], ...] = (
    # "Thematic list of recommendations", the column heads "Full list of themes", "Relevant SDGs", "Position of the State"
    ("thematic_list", "head", r"thematic(?:ally clustered)? list of recommendations|matrix of recommendations"),
    ("thematic_list", "front", r"^(?:full list of (?:themes|rights)|relevant SDGs|position of the state under review).{0,60}$"),
    # "ADVANCE QUESTIONS TO ARVENIA - ADD.2", "Questions écrites soumises à l'avance"
    (
        "advance_questions",
        "head",
        r"^advanced? (?:written )?questions?\b|questions? (?:écrites )?(?:soumises|posées|communiquées) à l.avance"
        r"|preguntas (?:escritas )?(?:presentadas |formuladas )?(?:por adelantado|anticipadas|con antelación)"
        r"|(?:предварительн|заранее представленн)\w+ (?:письменн\w+ )?вопрос",
    ),
    # a letterhead and "I have the honour to refer to the fourth cycle review", "at the 34th session of the UPR"
    (
        "hc_letter",
        "front",
        r"(?:high commissioner|haut[ -]commissa\w+)[\s\S]{0,1500}(?:excellency|excellence|excelencia|dear (?:minister|mr|ms)|madam|sir\b|ваше превосходительство)"
        rf"[\s\S]{{0,900}}{_UPR}",
    ),
    # "Mid-term report of Arvenia", "Rapport à mi-parcours", "Informe de medio término"
    (
        "midterm_report",
        "title",
        r"mid-?\s?term (?:implementation |progress |voluntary |review |upr )*(?:report|assessment|review|update)|rapport (?:volontaire )?(?:à|de) mi-(?:parcours|période)"
        r"|informe (?:voluntario )?(?:de|a) (?:medio término|medio plazo|mitad de (?:período|periodo|ciclo))|(?:среднесрочн|промежуточн)\w+ (?:\w+ )?доклад",
    ),
    # "Press release", "COMMUNIQUÉ DE PRESSE", "For immediate release"
    (
        "press_release",
        "head",
        r"(?:^|[|/·-] ?)(?:joint |media |news )?(?:press|media|news) (?:release|statement|note)s?\b(?! (?:contact|office))|for immediate release"
        r"|^(?:communiqués? de presse|comunicados? de prensa|пресс-релиз|nota de prensa)",
    ),
    # "Joint Submission on Arvenia to the UN Universal Periodic Review", "UPR submission", "Alternative report"
    (
        "stakeholder_submission",
        "title",
        rf"\b(?:joint |individual |stakeholders?'?s? |civil society |ngo |nhri |upr )*(?:submission|contribution|alternative report|shadow report|stakeholders?'? report)s?\b.{{0,160}}{_UPR}"
        rf"|{_UPR}.{{0,80}}\b(?:submission|stakeholders?'? report|alternative report)"
        rf"|(?:contribution|soumission|rapport (?:alternatif|conjoint))s? .{{0,120}}{_UPR}"
        rf"|(?:informe (?:conjunto|alternativo|sombra)|contribución|comunicación|aporte)s? .{{0,120}}{_UPR}"
        rf"|(?:совместн\w+ |альтернативн\w+ )?(?:представлени|доклад|отч[её]т)\w* .{{0,80}}{_UPR}",
    ),
    # "Oral statement", "Statement by the delegation of Arvenia", "As delivered by", "UPR 49: the United Kingdom on ..."
    (
        "oral_statement",
        "head",
        r"\b(?:oral|joint oral) (?:statement|intervention)|^(?:intervention|statement|remarks|speech) (?:by|of|from) |as delivered|check against delivery"
        r"|\b(?:statement|intervention) (?:by|of|from|on behalf of) (?:the )?(?:delegation|permanent|united|kingdom|republic)|^upr ?\d{2}\b.{0,12}\b(?:statement|the )"
        r"|^(?:déclaration|intervention) (?:orale|de la (?:délégation|république)|de l[ae' ])|^(?:declaración|intervención) (?:oral|de la delegación|de )|^(?:устное )?(?:заявление|выступление) (?:делегации|от имени|постоянн)",
    ),
    # "Mr. President," at the start of a line; "took the floor", "delivered the following statement"
    (
        "oral_statement",
        "text",
        r"^(?:(?:thank you|merci|gracias|спасибо),? )?(?:mr\.?|madam|mme\.?|ms\.?|m\.) (?:vice-?\s?)?(?:president|chair\w*)\b|^(?:monsieur|madame) l[ea] (?:vice-)?président"
        r"|^(?:señora?|sra?\.) (?:vice)?president[ea]|^(?:уважаем\w+ )?(?:господин|госпожа|г-н|г-жа) председател"
        r"|\b(?:took the floor|(?:made|delivered|gave|read) (?:this|the following|an oral|a joint) (?:oral )?statement)\b",
    ),
    # "said today", "a déclaré aujourd'hui"; a dateline "GENEVA (March 4, 2031) —"; a word to the press
    (
        "press_release",
        "text",
        r"\b(?:said|announced|warned|urged|declared) (?:today|in a (?:joint )?(?:statement|letter) (?:issued |published |released )?today)\b|\ba (?:déclaré|annoncé) aujourd.hui"
        r"|\b(?:dijo|declaró|afirmó|señaló) hoy\b|\bзаявил[аи]? сегодня"
        r"|^[A-ZÀ-Ý][A-ZÀ-Ý .,/-]{2,40} ?\([^)]{6,30}\d{4}\) ?[—–-]"
        r"|^for (?:further|more|media|press) (?:comment|information|inquiries|enquiries)s?,? (?:please )?contact|^(?:media|press) contacts?\b|\b(?:media|press|presse|prensa)@",
    ),
    ("press_release", "head", r"^(?:briefing|media advisory|joint statement|public statement|open letter|joint letter|urgent appeal)\b"),
)
# "1. Executive summary", "Table of contents", "Chapter II": a report, not news
REPORT = re.compile(
    r"^(?:(?:\d{1,2}|[IVX]{1,4})\.\s*)?(?:executive summary|table of contents|contents|introduction|methodology|list of (?:abbreviations|acronyms)"
    r"|sommaire|résumé|índice|resumen ejecutivo|introducción|содержание|введение)\b",
    re.I | re.M,
)
PATTERNS = tuple((kind, place, re.compile(pattern, re.I | re.M)) for kind, place, pattern in ROWS)
LONGEST_NEWS = 20_000


def kind_of(parts: Parts, length: int, is_paged: bool) -> Kind:
    """The kind of a document of so many characters. A short text of a web page that nothing else explains is news."""
    for kind, place, pattern in PATTERNS:
        if pattern.search(getattr(parts, place)):
            return kind
    if is_paged or length > LONGEST_NEWS or REPORT.search(parts.head):
        return "other"
    return "news"
