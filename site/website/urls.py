"""Address of the component page, in development."""

from django.urls import path

from website.components import component_page

app_name = "website"

urlpatterns = [path("", component_page, name="components")]
