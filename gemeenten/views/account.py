"""Signing in and out, passwords and one's own profile. These pages belong to no gemeente."""

from axes.utils import reset as forget_failures
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods

from ..forms.account import InlogForm, ProfielForm, WachtwoordVergetenForm
from ..models import Gemeente


class Inloggen(auth.LoginView):
    form_class = InlogForm
    template_name = "gemeenten/account/inloggen.html"
    redirect_authenticated_user = True

    def form_invalid(self, form: InlogForm) -> HttpResponse:
        if not getattr(self.request, "axes_locked_out", False):
            return super().form_invalid(form)
        # Our page is the answer to a lockout; with the flag up, axes would put a bare line of text in its place.
        self.request.axes_locked_out = False
        context = {"melding": settings.AXES_COOLOFF_MESSAGE}
        return render(self.request, "gemeenten/account/geblokkeerd.html", context, status=429)


class WachtwoordVergeten(auth.PasswordResetView):
    form_class = WachtwoordVergetenForm
    template_name = "gemeenten/account/vergeten.html"
    email_template_name = "gemeenten/mail/wachtwoord.txt"
    subject_template_name = "gemeenten/mail/wachtwoord_onderwerp.txt"
    success_url = reverse_lazy("wachtwoord_verzonden")


class WachtwoordNieuw(auth.PasswordResetConfirmView):
    """Choose a password by the link from a mail: a forgotten one, or an invitation."""

    template_name = "gemeenten/account/nieuw.html"
    success_url = reverse_lazy("wachtwoord_klaar")

    def form_valid(self, form: object) -> HttpResponse:
        forget_failures(username=self.user.email)  # who can read the mail need not wait out a lockout
        return super().form_valid(form)


class WachtwoordWijzigen(auth.PasswordChangeView):
    template_name = "gemeenten/account/wijzigen.html"
    success_url = reverse_lazy("profiel")
    extra_context = {"kruimels": [("Profiel", reverse_lazy("profiel")), ("Wachtwoord wijzigen", None)]}

    def form_valid(self, form: object) -> HttpResponse:
        messages.success(self.request, "Uw wachtwoord is gewijzigd.")
        return super().form_valid(form)


@login_required
@require_http_methods(["GET", "POST"])
def profiel(request: HttpRequest) -> HttpResponse:
    form = ProfielForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Uw naam is bewaard.")
        return redirect("profiel")
    context = {"form": form, "lidmaatschappen": request.user.gemeenten_met_rollen()}
    return render(request, "gemeenten/account/profiel.html", context, status=422 if form.errors else 200)


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """The root: straight to the gemeente where there is one, a choice where there are more."""
    gemeenten = list(Gemeente.objects.visible_to(request.user))
    if len(gemeenten) == 1:
        return redirect(gemeenten[0])
    return render(request, "gemeenten/kies.html", {"gemeenten": gemeenten})
