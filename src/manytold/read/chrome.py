"""The furniture of news sites as phrases: what stands around an article and is not part of it.

Data, not code: a family has a reason, shown to readers, and four lists. `whole` phrases are a whole line, `start` begin
a line of at most 30 words (`led` ones with a colon, dash or arrow behind them), `inside` stand anywhere in a line of at
most 45 words. A phrase goes into `whole` when an article could begin a sentence with it. English, German, Spanish and
French, in lower case.
"""

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Family:
    """Phrases of one purpose; `ends` marks those after which an article does not go on."""

    reason: str
    whole: str = ""
    led: str = ""
    start: str = ""
    inside: str = ""
    ends: bool = False


BUTTON = (
    r"(?:share|tweet|pin|print|e-?mail|mail|copy link|link copied!?|save|bookmark|follow us|follow|like|facebook"
    r"|twitter|x|whatsapp|linkedin|reddit|telegram|pinterest|instagram|youtube|bluesky|threads|messenger|pocket|flipboard|more"
    r"|rss)"
)
WALL = "a paywall"
PITCH = "a pitch for a subscription"
FAMILIES = (
    Family(
        WALL,
        start=r"""(?:sign (?:up|in)|log in|register|subscribe)(?: \w+){0,2} (?:to|for) (?:continue|keep|read)\b
            |to (?:continue|keep) reading\b
            |(?:this|the) (?:article|story|content) is (?:only |reserved )?for (?:our )?(?:subscribers|members)\b
            |(?:this|the) (?:article|story|content) is available (?:only )?(?:to|for) (?:our )?subscribers
            |you have (?:reached|read|used) (?:your|all)\b.{0,40}\bfree (?:articles|stories)|weiterlesen mit\b
            |jetzt weiterlesen\b
            |dieser (?:artikel|inhalt|text) ist (?:nur )?für(?: unsere)? (?:abonnenten|mitglieder|leser mit)
            |lesen sie (?:jetzt )?weiter mit\b|diesen (?:artikel|text) lesen sie (?:nur )?mit\b
            |(?:melden sie sich an|registrieren sie sich), um (?:den ganzen|diesen|weiter)\b
            |contenido exclusivo para (?:nuestros )?(?:suscriptores|socios)
            |(?:este|el) (?:artículo|contenido) es (?:solo |exclusivo )?para (?:nuestros )?(?:suscriptores|socios)
            |(?:suscr[ií]be|reg[ií]stra)(?:te|se) para (?:seguir|continuar|leer)\b
            |para seguir leyendo\b|abonnez[- ]vous (?:pour|à|dès)\b|cet article est réservé
            |(?:il vous reste|la suite est réservée)\b|pour lire la suite\b""",
    ),
    Family(
        PITCH,
        whole=r"""start reading|sign (?:in|up)(?: here| now)?|log ?in|register(?: now)?|subscribe(?: now| today)?
            |one (?:app|membership|subscription)(?:[.,]? one (?:app|membership|subscription))*
            |already (?:a )?(?:member|subscriber|subscribed|registered)(?: log in| sign in)?(?: here| now)?
            |[\w ]{1,20} days? free(?: trial)?|free trial|become a member|join (?:now|us|today)|support us
            |\d+['’+]?s? (?:of )?(?:premium|trusted|global|leading|top)(?: \w+){0,2} (?:titles|sources|publications)
            |jetzt (?:abonnieren|registrieren|anmelden|testen)|anmelden|abo(?:nnieren)?|zum abo|schon abonnent
            |suscríbete(?: ahora| ya)?|suscribirse|iniciar sesión|regístrate(?: gratis)?|hazte socio
            |abonnez[- ]vous(?: maintenant)?|je m['’]abonne|s['’]abonner|se connecter|s['’]identifier
            |déjà abonné""",
        start=r"""get all (?:of )?your news in (?:one|a single) place
            |already (?:a|an) (?:\w+ )?(?:member|subscriber|user)\b
            |(?:sign (?:up|in)|log in|register|subscribe)(?: \w+){0,2} (?:to|for) (?:access|unlock|get|view|enjoy)\b
            |(?:create an? (?:free )?account|become a (?:member|subscriber)) (?:to|for)\b|one subscription\b
            |unlimited (?:digital )?access\b|start your (?:free )?(?:trial|subscription)|read news from \d
            |try (?:it )?free for\b|cancel any ?time|support (?:our|independent|quality) journalism
            |enjoying this (?:article|story)|sie haben bereits ein abo\b
            |(?:bereits|schon) (?:abonnent|registriert|mitglied|kunde|ein abo)\b
            |(?:monatlich|jederzeit) kündbar\b
            |(?:suscr[ií]be(?:te|ase)|reg[ií]str(?:ate|ese)|hazte (?:suscriptor|socio))\s(?:para|y|por|a)\b
            |¿?ya eres (?:suscriptor|socio|usuario)|apoya (?:el|nuestro) periodismo
            |déjà (?:abonné|inscrit|membre)\b|créez (?:un|votre) compte|soutenez (?:un|notre) journalisme""",
    ),
    Family(
        "a note about apps",
        whole=r"""download (?:the|our) (?:free )?app(?: now| today)?|get (?:the|our) app
            |(?:unsere|die) app (?:laden|herunterladen)|descarga (?:la|nuestra) app
            |téléchargez (?:l['’]|notre )app(?:lication|li)?""",
        start=r"""(?:download|get|install) (?:the |our )(?:free |\w+ )?app\b|laden sie (?:die|unsere)\b.{0,30}\bapp\b
            |descarga (?:la|nuestra) (?:app|aplicación)\b|téléchargez (?:l['’]|notre )app""",
    ),
    Family(
        "a comment form",
        whole=r"""leave (?:a|your) (?:reply|comment)s?|(?:post|add|write|submit) (?:a|your) (?:comment|reply)
            |cancel reply|(?:view|show|read|see) (?:all )?(?:\d+ )?comments?|\d* ?comments?(?: \(?\d+\)?)?
            |no comments(?: yet)?|reply|loading comments|save my name.{0,100}|comments (?:are )?closed|name ?\*?
            |e-?mail ?\*?|website|notify me of.{0,80}
            |(?:schreiben sie|schreibe|hinterlasse(?:n sie)?) (?:einen|ihren|deinen) kommentar
            |antwort(?:en)? (?:abbrechen)?|kommentare?(?: \(?\d+\)?)?
            |kommentar (?:schreiben|verfassen|abschicken|hinterlassen)
            |(?:alle|\d+) kommentare(?: anzeigen| lesen)?
            |(?:deja|escribe|publica|añade) (?:un|tu) (?:comentario|respuesta)|cancelar (?:la )?respuesta
            |comentarios?(?: \(?\d+\)?)?|laisse(?:r|z) (?:un|votre) (?:commentaire|réponse)|annuler la réponse
            |(?:voir |lire )?(?:les )?commentaires?(?: \(?\d+\)?)?""",
        start=r"""leave (?:a|your) (?:reply|comment)\b|your e-?mail address will not be published
            |required fields are marked|you must be (?:logged|signed) in to (?:post|leave|comment)
            |be the first to comment|(?:please )?(?:log|sign) in to (?:leave a )?comment
            |(?:deine|ihre) e-?mail-?adresse wird nicht veröffentlicht|erforderliche felder sind
            |(?:du musst|sie müssen) (?:angemeldet|eingeloggt)\b|schreiben sie (?:den ersten|einen) kommentar
            |hinterlasse(?:n sie)? (?:eine|einen) (?:antwort|kommentar)\b
            |tu (?:dirección de )?(?:correo|e-?mail)\b.{0,30}\bno será publicad
            |los campos (?:obligatorios|necesarios|requeridos) están
            |(?:deja|escribe) (?:un comentario|una respuesta)\b
            |(?:debes|tienes que) (?:iniciar sesión|estar registrado|acceder)\b
            |votre (?:adresse )?(?:e-?mail|de messagerie|courriel)\b.{0,30}\bne sera pas (?:publiée?|divulguée?)
            |les champs obligatoires|laisser (?:un commentaire|une réponse)\b
            |vous devez (?:être connecté|vous connecter)\b""",
        ends=True,
    ),
    Family(
        "a cookie notice",
        whole=r"""accept(?: all)?(?: cookies)?
            |(?:reject|decline|manage|customi[sz]e)(?: all)?(?: cookies| preferences| settings)?
            |cookie (?:settings|policy|preferences)|privacy (?:policy|settings)
            |(?:alle )?(?:akzeptieren|ablehnen)|alle cookies (?:akzeptieren|ablehnen)|cookie-?einstellungen
            |(?:aceptar|rechazar)(?: todo| todas)?(?: las cookies)?|configurar cookies
            |política de (?:cookies|privacidad)|(?:tout )?(?:accepter|refuser)(?: tout| les cookies)?
            |param(?:é|e)trer les cookies|gérer mes (?:choix|cookies)""",
        inside=r"""(?:we|this (?:web)?site|our (?:web)?site|our partners)\b.{0,60}\buse[sd]? cookies
            |by (?:continuing|using|clicking)\b.{0,80}\bcookies
            |(?:wir|(?:web)?(?:seite|site)|partner)\b.{0,60}\b(?:verwende|nutze?|setze?)[nt]\b.{0,30}\bcookies
            |(?:utilizamos|usamos|este sitio (?:web )?(?:utiliza|usa))\b.{0,30}\bcookies
            |al (?:continuar|navegar|hacer clic)\b.{0,80}\bcookies
            |(?:nous utilisons|ce site utilise)\b.{0,30}\bcookies
            |en (?:poursuivant|continuant)\b.{0,80}\bcookies""",
    ),
    Family(
        "a newsletter sign-up",
        whole=r"""newsletters?|sign up for (?:our|the) newsletters?|e-?mail address|your e-?mail|boletín|infolettre""",
        start=r"""(?:sign up|subscribe|register)\b.{0,40}\b(?:newsletter|e-?mails?|briefing|alerts)\b
            |get (?:our|the)\b.{0,40}\b(?:newsletter|in your inbox)
            |(?:the )?(?:best|latest|top|biggest)\b.{0,50}\b(?:straight|delivered|direct(?:ly)?)\b.{0,20}\binbox
            |(?:our|this) newsletter\b.{0,60}\binbox|(?:jetzt )?(?:unseren )?newsletter (?:abonnieren|bestellen)
            |melden sie sich\b.{0,40}\bnewsletter|abonnieren sie\b.{0,40}\bnewsletter
            |suscríbe(?:te|ase) a (?:nuestr[oa]s?|la|el)\b
            |recib[ae] (?:nuestra|el|la)\b.{0,30}\b(?:newsletter|boletín)
            |(?:inscrivez|abonnez)[- ]vous à (?:notre|la)\b.{0,30}\b(?:newsletter|lettre|infolettre)
            |get (?:the )?(?:latest|live|real-time|breaking)\b.{0,60}\b(?:updates|news|alerts|insights)\b
            |stay (?:updated|tuned|informed|connected|up to date)\b
            |for (?:more|all the latest)\b.{0,60}\b(?:visit|click|follow|download)\b
            |recevez (?:notre|la)\b.{0,30}\b(?:newsletter|lettre)""",
    ),
    Family(
        "share buttons",
        whole=BUTTON
        + r"(?:[ |,·/]+"
        + BUTTON
        + r")*"
        + r"""|share (?:this|on|via)(?: \w+){0,5}|(?:\d{1,6}(?:[.,]\d{1,6})?k? )?(?:shares?|likes|views)
            |connect with us(?: on \w+)?|follow us on(?: \w+){1,5}|teilen(?: auf \w+)?|drucken|merken
            |artikel (?:teilen|drucken|merken|versenden)|link kopieren|folgen sie uns(?: auf \w+)?
            |compart(?:ir|e|ir en \w+)|imprimir|enviar por (?:correo|e-?mail)|síguenos(?: en \w+)?|copiar enlace
            |partager(?: sur \w+)?|imprimer|suivez[- ]nous(?: sur \w+)?|copier le lien|envoyer par e-?mail""",
        start=r"""connect with us\b|follow us on\b|find us on\b|share this (?:article|story|post|page)\b
            |click to share\b|join us on (?:facebook|whatsapp|telegram)|folgen sie uns (?:auf|bei)\b
            |síguenos en\b|suivez[- ]nous sur\b""",
    ),
    Family(
        "links to other stories",
        whole=r"""you (?:may|might) also (?:like|enjoy|be interested in)
            |related(?: (?:stories|articles|news|posts|topics|content|links|coverage))?
            |more (?:stories|news|articles|from|like this|on this(?: story| topic)?|to read)(?: \w+){0,4}
            |read (?:more|next|also)|also read|see also|up next|next (?:article|story|post)
            |previous (?:article|story|post)|recommended(?: for you| stories| articles)?
            |(?:our|editor['’]?s?) picks?|trending(?: now| stories)?|most (?:read|viewed|popular|shared|recent)
            |(?:top|latest|popular|featured|recent)(?: \w+)? (?:stories|news|posts|articles|videos|headlines)
            |top stories(?: \w+){0,5}|don['’]t miss|what to read next|keep reading
            |mehr (?:zum thema|dazu|artikel|nachrichten|lesen)
            |das könnte (?:sie|dich|ihnen|dir) auch (?:interessieren|gefallen)|lesen sie auch|auch interessant
            |zum thema
            |(?:meistgelesen|meist gelesen|empfohlen|weitere (?:artikel|meldungen|nachrichten|themen))(?: \w+){0,3}
            |ähnliche (?:artikel|beiträge)|verwandte (?:artikel|themen|beiträge)
            |(?:también )?te (?:puede|podría|puede que) (?:te )?interesar?(?: también)?
            |(?:artículos|noticias|contenidos?|temas) relacionad[oa]s?|lee también
            |más (?:noticias|leídas?|información|sobre este tema)|lo más (?:leído|visto)
            |(?:à )?lire (?:aussi|également)|sur le même (?:sujet|thème)
            |articles? (?:similaires?|liés?|connexes?)|vous aimerez aussi|les plus lus|à la une""",
        led=r"""read (?:more|next|also)|also read|see also|related
            |related (?:story|stories|article|articles|coverage)|more on this|more from .{1,40}|recommended
            |don['’]t miss|watch|listen|lesen sie (?:auch|hier|dazu|mehr)|mehr (?:dazu|zum thema)|lee también
            |leer más|te puede interesar|más información|(?:à )?lire (?:aussi|également)|voir aussi""",
        start=r"""you (?:may|might) also (?:like|enjoy)\b|das könnte (?:sie|dich) auch interessieren
            |read (?:the )?(?:full|original) (?:story|article)|click here (?:to|for)\b
            |top stories (?:right now|on)\b|(?:hier|klicken sie hier)\b.{0,30}\b(?:mehr|weiterlesen)\b
            |(?:haz|haga) clic (?:aquí|para)\b|cliquez ici\b""",
        ends=True,
    ),
    Family(
        "a line of navigation",
        whole=r"""home(?: ?page)?|menu|search|skip to (?:main )?content|jump to content|back to top|advertisement
            |advertise(?: with us)?|ad|ads|sponsored(?: content)?|promoted(?: content)?|anzeige|werbung
            |publicidad|publicité|reklame|contact(?: us)?|about(?: us)?|terms(?: of (?:use|service))?|imprint
            |impressum|datenschutz(?:erklärung)?|kontakt|agb|startseite|menü|suche|nach oben|zum inhalt|inicio
            |menú|buscar|contacto|aviso legal|accueil|rechercher|mentions légales|view photos?|gallery|photos?
            |videos?|image \d+ of \d+|listen(?: to (?:this )?article)?|play(?: video| audio)?
            |loading(?:\.\.\.|…)?|close|open|next|previous|top news|breaking news|tags?|topics
            |\d+ min(?:ute)?s?(?: read)?|read time:? .{1,20}|weiter|zurück|schließen|siguiente|anterior|cerrar
            |suivant|précédent|fermer""",
        start=r"""skip to\b|(?:advertisement|anzeige|publicidad|publicité)\s?[-:–|]|story continues (?:below|after)
            |article continues (?:below|after)|continue reading (?:below|after)|©|\(c\) ?\d{4}
            |copyright (?:©|\d{4})|all rights reserved|alle rechte vorbehalten|todos los derechos reservados
            |tous droits réservés|scroll (?:down )?to continue""",
    ),
    Family(
        "a note of the site",
        inside=r"""\bcontact us\b.{0,60}\b(?:remov|chang|correct|modif|request)
            |(?:to request|for) (?:a )?(?:,? )?(?:modification|removal|correction)s?\b.{0,30}\bcontact
            |\[e-?mail\s?(?:protected)\]|\bviews expressed\b.{0,80}\b(?:author|own|not necessarily)
            |this (?:article|story|post) (?:was|has been) (?:originally |first )?(?:published|syndicated)\b
            |this (?:article|story|post) (?:was|has been) (?:automatically |machine[- ])?(?:generated|translated)\b
            |(?:this|the) (?:article|story|content|report) (?:has not been edited|is (?:auto-?generated|published from))
            |may earn (?:a|an affiliate) commission|affiliate (?:links|commission)""",
        start=r"""disclaimer\s?:|editor['’]s note\s?:|(?:spotted|found|noticed) (?:a|an) (?:error|typo|mistake)
            |do you have a (?:story|tip)|got a (?:story|tip)|send (?:us )?(?:your )?(?:tips|feedback)
            |haben sie (?:einen )?(?:fehler|hinweis)|¿has (?:encontrado|visto) un error
            |signaler une (?:erreur|faute)""",
    ),
    Family(
        "a line about the page",
        whole=r"""published:? .{0,20}\bago|(?:\d+ )?(?:hours?|minutes?|days?) ago|file (?:photo|image|picture)
            |symbol(?:bild|foto)|archiv(?:bild|foto)|imagen de archivo|image d['’](?:archives?|illustration)
            |photo d['’]illustration|join the conversation|diskutieren sie mit|donnez votre avis|únete a la conversación
            |(?:show|hide|view) (?:all )?comments? ?\(?\d*\)?|load (?:more|comments)|show (?:more|less)
            |kommentare (?:anzeigen|lesen|laden)(?: \(?\d+\)?)?|\d+ comentarios|ver (?:los )?comentarios(?: \(?\d+\)?)?
            |\d+ commentaires?|thank you for (?:subscribing|signing up)|please enter a valid e-?mail(?: address)?
            |report (?:a|an) (?:typo|error|mistake)|fehler melden|print this (?:page|article|story)|lire la suite
            |swipe (?:left|right).{0,30}|(?:paid|partner|branded) (?:content|post)|zum (?:inhalt|menü) springen
            |zur startseite|empfohlener (?:externer|redaktioneller) inhalt|volver (?:arriba|al inicio)|haut de page
            |weiterlesen nach der (?:anzeige|werbung)|auf \w+ (?:teilen|merken)|le contenu de ce site est protégé
            |(?:home|startseite|inicio|accueil)(?: ?[|·›>/»] ?[\w&,.\- ]{1,30}){2,12}
            |(?:have|had) your say in (?:the )?comments(?: below)?""",
        start=r"""(?:(?:first|last) )?(?:published|updated|modified|posted)(?: on| at)?\s?:?\s(?:\w+,? )?\d.{0,45}\Z
            |(?:published|updated|posted)\s?:?\s(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day.{0,30}\Z
            |(?:stand|veröffentlicht|aktualisiert|erschienen)(?: am)?\s?:?\s(?:\w+,? )?\d.{0,45}\Z
            |(?:publicado|actualizado)(?: el)?\s?:?\s\d.{0,45}\Z|(?:publié|mis à jour|modifié)(?: le)?\s?:?\s\d.{0,45}\Z
            |(?:tags|topics|keywords|filed under|categories|posted in|schlag(?:worte|wörter)|themen|stichwörter
            |etiquetas|archivado en|mots[- ]clés|étiquettes|thèmes)\s?:
            |(?:reading time|time to read|lesezeit|lesedauer|tiempo de lectura|temps de lecture)\b.{0,30}\Z
            |image (?:source|caption|credit)\s?[,:]|(?:photo|image|picture|foto|bild|fotografía|photographie)\s?:\s
            |listen to this (?:article|story)\b|promoted (?:stories|links|content) (?:by|from)\b
            |advertisement\.? scroll|get the (?:day|week)['’]s\b.{0,40}\bstories\b
            |you have \d+ (?:free )?(?:articles|stories)\b|you have (?:read|used|reached) your (?:last|final)\b
            |follow .{3,40} on (?:twitter|x|facebook|instagram|bluesky|threads|mastodon|linkedin)\b.{0,30}\Z
            |download (?:the|our) .{1,30}\bapp\Z|add .{2,40} as a preferred source|recibe (?:nuestro|el) boletín
            |lesen sie (?:hier|auch|dazu) (?:mehr|weiter)?\s?:
            |an dieser stelle finden sie (?:einen )?externen? inhalt""",
    ),
)
START_WORDS = 30
INSIDE_WORDS = 45
LONGEST = 700
"""Characters of a line that may be furniture: no pattern is tried on runs of signs that no site writes."""
EDGES = " \t\"'“”«»*•·|→›»>-–—!?¡¿.:…()[]"


@cache
def _patterns() -> tuple[tuple[Family, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((f, _one(f.whole, r"(?:{})\Z"), _beginning(f), _one(f.inside, "(?:{})")) for f in FAMILIES)


def _beginning(family: Family) -> re.Pattern[str]:
    """Phrases that begin a line, with or without the mark that must follow them."""
    led = rf"(?:{family.led})(?:\s?[:>»|]|\s[–—-]\s)" if family.led else ""
    return _one("|".join(part for part in (family.start, led) if part), "(?:{})")


def _one(phrases: str, frame: str) -> re.Pattern[str]:
    flat = re.sub(r"\s*\n\s*", "", phrases)
    return re.compile(frame.format(flat) if flat else r"(?!)")


def chrome(line: str) -> Family | None:
    """The family of furniture that a whole line belongs to, or None where it may be text."""
    count = line.count(" ") + 1
    if count > INSIDE_WORDS or len(line) > LONGEST:
        return None
    low = line.lower().strip(EDGES)
    for family, whole, start, inside in _patterns():
        if whole.match(low) or (count <= START_WORDS and start.match(low)) or inside.search(low):
            return family
    return None
