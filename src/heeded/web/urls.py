"""Addresses of the website; those of a State's record are stable, as reports cite them."""

from django.urls import path, register_converter

from heeded.web import door
from heeded.web.pages import (
    asking,
    assess,
    calendar,
    case,
    cases,
    changing,
    charts,
    cite,
    close,
    compare,
    document,
    events,
    figures,
    home,
    imports,
    party,
    position,
    queue,
    recommendation,
    recommendations,
    reports,
    review,
    search,
    sets,
    state,
    workspace,
    workspaces,
)

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


class Code:
    """A State by its code."""

    regex = "[A-Z]{3}"

    def to_python(self, value: str) -> str:
        """The code as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The code as it stands."""
        return value


register_converter(Code, "code")

urlpatterns = [
    path("", home.page, name="home"),
    path("open/<str:secret>", door.enter, name="open"),
    path("by", asking.every, name="asking_all"),
    path("by/<code:asking>", asking.of_all, name="asking"),
    path("by/<code:asking>/<code:state>", asking.of_one, name="asked"),
    path("search", search.page, name="search"),
    path("pictures/<path:key>/<int:page>", document.picture, name="picture"),
    path("originals/<path:key>", document.original, name="original"),
    path("documents/<path:key>", document.page, name="document"),
    path("cases", cases.listed, name="cases"),
    path("cases/new", cases.new, name="case-new"),
    path("cases/mentions/<code:state>", cases.mentioned, name="mentions"),
    path("cases/<str:case>", case.page, name="case"),
    path("cases/<str:case>/add", cases.add, name="case-add"),
    path("party", party.listed, name="parties"),
    path("party/<path:name>", party.page, name="party"),
    path("import", imports.page, name="import"),
    path("import/<slug:job>", imports.progress, name="import-job"),
    path("import/<slug:job>/go-on", imports.go_on, name="import-go-on"),
    path("import/<slug:job>/drop", imports.drop, name="import-drop"),
    path("cite/<path:item>", cite.page, name="cite"),
    path("sets", sets.listed, name="sets"),
    path("sets/new", sets.new, name="set-new"),
    path("sets/add", sets.add, name="set-add"),
    path("sets/of/<str:name>", sets.one, name="set"),
    path("sets/of/<str:name>/remove", sets.remove, name="set-remove"),
    path("<code:state>/review", queue.page, name="queue"),
    path("<code:state>/review/save", queue.save, name="queue-save"),
    path("calendar", calendar.page, name="calendar"),
    path("compare", compare.page, name="compare"),
    path("close", close.page, name="close"),
    path("<code:state>", state.page, name="state"),
    path("<code:state>/charts", charts.page, name="charts"),
    path("<code:state>/charts/<str:kind>.<str:ending>", charts.file, name="chart"),
    path("<code:state>/reports", reports.kinds, name="reports"),
    path("<code:state>/reports/<slug:kind>", reports.page, name="report"),
    path("<code:state>/reports/<slug:kind>/template", reports.in_template, name="report-template"),
    path("<code:state>/reports/<slug:kind>.<slug:ending>", reports.file, name="report-file"),
    path("<code:state>/workspaces", workspaces.listed, name="workspaces"),
    path("<code:state>/workspaces/<str:name>", workspace.page, name="workspace"),
    path("<code:state>/workspaces/<str:name>/change", changing.change, name="workspace-change"),
    path("<code:state>/workspaces/<str:name>/delete", workspaces.delete, name="workspace-delete"),
    path("<code:state>/workspaces/<str:name>/check", workspace.check, name="workspace-check"),
    path("<code:state>/workspaces/<str:name>/submission", workspace.paper, name="workspace-paper"),
    path("<code:state>/workspaces/<str:name>/submission.<slug:ending>", workspace.file, name="workspace-file"),
    path("<code:state>/figures", figures.page, name="figures"),
    path("<code:state>/events", events.page, name="events"),
    path("<code:state>/<int:cycle>", review.page, name="review"),
    path("<code:state>/<int:cycle>/recommendations", recommendations.page, name="recommendations"),
    path("<code:state>/<int:cycle>/assess", assess.first, name="assess"),
    path("<code:state>/<int:cycle>/assess/<str:number>", assess.one, name="assess-one"),
    path("<code:state>/<int:cycle>/assess/<str:number>/save", assess.save, name="assess-save"),
    path("<code:state>/<int:cycle>/assess/<str:number>/draft", assess.draft, name="assess-draft"),
    path("<code:state>/<int:cycle>/assess/<str:number>/undo", assess.undo, name="assess-undo"),
    path("<code:state>/<int:cycle>/<str:number>/position", position.save, name="position"),
    path("<code:state>/<int:cycle>/<str:number>", recommendation.page, name="recommendation"),
    path("<code:state>/<str:number>", recommendation.of_any_cycle, name="recommendation-any"),
    path("<str:words>", state.named, name="named"),
]
handler400 = "heeded.web.failures.bad_request"
handler403 = "heeded.web.failures.forbidden"
handler404 = "heeded.web.failures.not_found"
handler500 = "heeded.web.failures.server_error"
