"""All addresses. Bokmål stands at the root, nynorsk under /nn/, English under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import errors
from website.admin_door import door

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/login/", door, name="admin_door"),
    path("admin/", include(wagtailadmin_urls)),
    path("dokumenter/", include(wagtaildocs_urls)),
]

translated: list[URLPattern | URLResolver] = [
    path("konto/", include("accounts.urls")),
    path("konto/", include("programmes.join_urls")),
    path("virksomheter/", include("programmes.urls")),
    path("kurs/min-framgang/", include("courses.urls")),
    path("undersokelser/", include("surveys.urls")),
    path("tall/", include("dashboards.urls")),
]

if settings.SHOW_COMPONENTS:
    translated.append(path("komponenter/", include("website.urls")))

urlpatterns += i18n_patterns(
    *translated, path("", include(wagtail_urls)), prefix_default_language=False
)
