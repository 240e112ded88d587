from django.contrib.auth.views import LogoutView, PasswordResetCompleteView, PasswordResetDoneView
from django.urls import path

from .views import account, algemeen, huisstijl

verzonden = PasswordResetDoneView.as_view(template_name="gemeenten/account/verzonden.html")
klaar = PasswordResetCompleteView.as_view(template_name="gemeenten/account/klaar.html")

urlpatterns = [
    path("", account.start, name="start"),
    path("inloggen/", account.Inloggen.as_view(), name="inloggen"),
    path("uitloggen/", LogoutView.as_view(http_method_names=["post"]), name="uitloggen"),
    path("wachtwoord/vergeten/", account.WachtwoordVergeten.as_view(), name="wachtwoord_vergeten"),
    path("wachtwoord/verzonden/", verzonden, name="wachtwoord_verzonden"),
    path("wachtwoord/nieuw/<uidb64>/<token>/", account.WachtwoordNieuw.as_view(), name="wachtwoord_nieuw"),
    path("wachtwoord/klaar/", klaar, name="wachtwoord_klaar"),
    path("wachtwoord/wijzigen/", account.WachtwoordWijzigen.as_view(), name="wachtwoord_wijzigen"),
    path("profiel/", account.profiel, name="profiel"),
    path("toegankelijkheid/", algemeen.toegankelijkheid, name="toegankelijkheid"),
    path("gezond/", algemeen.gezond, name="gezond"),
    path("<slug:gemeente>/huisstijl.css", huisstijl.css, name="huisstijl_css"),
]
