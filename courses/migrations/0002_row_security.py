"""Puts the second wall around a person's progress: nobody else's rows can be read or written."""

from django.db import migrations

from programmes.row_security import person, protect


class Migration(migrations.Migration):
    dependencies = [("courses", "0001_initial")]

    operations = [
        protect("courses_pageprogress", write=person()),
        protect("courses_readingplace", write=person()),
        protect("courses_modulecompletion", write=person()),
    ]
