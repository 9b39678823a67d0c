"""Addresses of a person's own progress, under /kurs/min-framgang/."""

from django.urls import path

from courses import views

app_name = "courses"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("slett/", views.clear, name="clear"),
    path("sider/<uuid:page_key>/apnet/", views.page_opened, name="page_opened"),
    path("sider/<uuid:page_key>/lest/", views.page_read, name="page_read"),
    path("moduler/<uuid:module_key>/gjennomgatt/", views.module_done, name="module_done"),
    path("moduler/<uuid:module_key>/angre/", views.module_undone, name="module_undone"),
]
