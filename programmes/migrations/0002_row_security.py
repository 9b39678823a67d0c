"""Puts the second wall around every table with an organisation's data."""

from django.db import migrations

from programmes.row_security import county, figures, join_code, listed, own, person, protect


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]

    operations = [
        protect("programmes_organisation", write=own("id"), read={"adviser": county("county")}),
        protect("programmes_unit", read={"figures": figures()}),
        protect("programmes_membership", read={"person": person()}),
        protect("programmes_joincode", write=f"{own()} OR {join_code()}"),
        protect("programmes_enrolment", read={"adviser": listed()}),
        protect("programmes_accessgrant", read={"adviser": county("county")}),
        protect("programmes_reportinggroup", read={"figures": figures()}),
        protect("programmes_reportinggroupunit", read={"figures": figures()}),
    ]
