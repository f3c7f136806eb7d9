"""Control texts of a content system: the label of a button as a line, the name of a file as an alternative text.

The lists are the wordings of editors, galleries and readers' tools, and the names that cameras, phones and programs
give to pictures; W3C lists such names as a failure of alternative texts (https://www.w3.org/WAI/WCAG21/Techniques/failures/F30).
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = [
    "CONTROL_NEEDS", "control_line", "file_name", "lines_as_written", "names_as_written", "placeholder_alternative",
]  # fmt: skip

_LONGEST = 120  # code points of a control's text

_WORK = r"(?:article|story|post|page|content|piece|recipe|video|episode|report|item)"

# Case is ignored; each is compared with a whole line, marks at its end aside.
_STRONG = (
    # captions and pictures
    r"(?:enlarge (?:this |the )?(?:image|photo|picture) )?(?:toggle|hide|show|view|expand|collapse) (?:(?:photo"
    r"|image|full) )?(?:caption|credit)s?(?: (?:toggle|hide|show) (?:caption|credit)s?)?"
    r"|(?:enlarge|expand|zoom|download|embed|open|close) this (?:image|photo|picture)(?: in (?:a |the )?gallery)?"
    r"|(?:enlarge|expand|zoom|view|open) (?:the |full[- ]size |larger |full )?(?:image|photo|picture|map|gallery)"
    r"(?: in (?:(?:a )?(?:full ?screen|full screen mode|light ?box|gallery|new tab|new window|modal|overlay)))?"
    r"|view (?:larger|full[- ]size)(?: version)?|view (?:in full ?screen|full ?screen image)|open in (?:a )?light ?box"
    r"|(?:click|tap)(?: (?:on )?(?:the |this )?(?:image|photo|picture|map|chart|figure|graphic))?(?: here)?"
    r" (?:to (?:enlarge|expand|zoom(?: in)?)|(?:to view|for) (?:a )?(?:larger|full[- ]size|bigger)"
    r"(?: view| version| image| picture)?)"
    r"(?: (?:the |this )?(?:image|photo|picture|map))?"
    r"|(?:image|photo|picture|slide|gallery) [1-9]\d{0,2} ?(?:of|/) ?\d{1,3}"
    r"|(?:previous|next) (?:slide|image|photo|picture)(?: (?:next|previous) (?:slide|image|photo|picture))?"
    r"|(?:go|skip) to (?:next|previous|last|first) (?:slide|image|photo)|(?:start|stop|pause|play"
    r"|view) (?:the )?slideshow|(?:launch|see) (?:the )?(?:photo |image |full )?gallery|(?:hide|show) thumbnails"
    r"|(?:image|media|photo) caption|image with(?:out (?:a )?| no )caption"
    r"|(?:type|write|enter|add) (?:a |your )?(?:image )?caption(?: for (?:the |this )?image)?(?: ?\(optional\)| here)?"
    r"|(?:add|edit|enter|write|insert) (?:an? )?(?:alt(?:ernative)? text|image description)"
    r"|drag and drop (?:an? |your )?(?:image|photo|file)s?(?: here)?|(?:set|upload|replace|remove|choose|select"
    r"|change)"
    r" (?:featured|cover) image"
    r"|no (?:alt(?:ernative)? text(?: description)?|image description) (?:provided |available )?for this image"
    # editors
    r"|(?:start (?:writing|typing) or )?type (?:/|\"/\"|'/') to choose a block"
    r"|(?:click|tap) (?:here )?to (?:add|edit) (?:a )?(?:text|title|subtitle|notes|content|heading|caption)"
    r"|write your (?:story|post|article) here|start (?:writing|typing) here|add new block"
    r"|add (?:a )?(?:post )?title here"
    r"|move to trash|switch to draft|preview in new tab|edit this (?:post|page|entry)"
    # copying
    r"|(?:click|tap) to copy(?: (?:the )?(?:link|code|text|url|address))?"
    r"|copy (?:the )?(?:link|code|url|snippet|permalink|embed code|citation|page link|article link)(?: to clipboard)?"
    r"|copy to clipboard|(?:link |code |url |text )?copied to (?:the |your )?clipboard|link copied|copied!"
    r"|get (?:the )?embed code"
    # sharing, saving, printing
    rf"|(?:share|print|save|bookmark|gift|give|e-?mail|send|follow|rate|recommend|report) (?:this"
    rf"|full) {_WORK}(?: on)?:?"
    rf"|save (?:article|story|post|page)|share (?:article|story|post|page|options|tools|on social media|via e-?mail"
    rf"|by e-?mail)"
    r"|(?:open|close|show|hide|more) shar(?:e|ing) (?:options|tools|menu|buttons)"
    r"|social (?:share|sharing) (?:icons|buttons|links)"
    r"|save (?:for later|to (?:your )?(?:favou?rites|reading list|bookmarks|library|read later))"
    r"|add to (?:favou?rites|bookmarks|reading list|my list)|remove from (?:favou?rites|bookmarks)"
    rf"|print(?:er)?[- ]friendly (?:version|page)|send (?:this )?(?:article |story |post |page )?to a friend"
    rf"|e-?mail to a friend|\d[\d.,]*k? claps"
    # reading
    rf"|listen to (?:this|the) {_WORK}(?:[ ·•-]*\d{{1,2}}(?::\d\d)?(?: min(?:utes?)?)?)?|\d{{1,2}} ?min(?:ute)? listen"
    r"|(?:increase|decrease|reset|change|adjust) (?:the )?(?:text|font)(?: size)?|font resizer(?: aa)?"
    r"|(?:switch to|toggle|turn on|enable) (?:dark|light|night|reading|reader) mode"
    r"|toggle (?:(?:the )?table of contents|full ?screen|dropdown|comments|theme|share|accordion)(?: subsection)?"
    r"|(?:show|hide|expand|collapse) (?:the )?table of contents|jump to recipe(?: print recipe)?|print recipe"
    r"|report (?:this |an )?(?:ad|error)|was this (?:article|page|content|post) helpful\?(?: yes no)?"
    r"|close (?:modal|dialog|dialogue|popup|pop-up|this (?:dialog|window|module|modal)|overlay|lightbox"
    r"|gallery)(?: window)?"
    r"|dismiss (?:this )?(?:notification|notice|banner|alert)"
    # other languages
    r"|bild (?:vergrößern|in lightbox öffnen|schließen)|bildunterschrift (?:anzeigen|ausblenden|einblenden)"
    r"|(?:diesen )?(?:artikel|beitrag) (?:teilen|drucken|merken|anhören|versenden|vorlesen|speichern)"
    r"|in die zwischenablage kopieren|link kopieren|link kopiert|(?:schrift|text)(?:größe)? (?:vergrößern|verkleinern)"
    r"|zum vergrößern (?:bitte )?(?:anklicken|klicken)"
    r"|agrandir l'image|(?:afficher|masquer) la légende|(?:partager|imprimer|écouter) (?:cet |l')article"
    r"|copier le lien|lien copié|cliquez (?:ici )?pour agrandir|(?:voir|ouvrir) l'image en (?:grand|plein écran)"
    r"|ampliar (?:la )?(?:imagen|foto|fotografía)|(?:compartir|escuchar|imprimir|guardar) (?:este |el )?artículo"
    r"|copiar (?:el )?enlace|enlace copiado|haga clic para ampliar"
    r"|ingrandisci (?:l')?immagine|(?:condividi|stampa) (?:questo |l')?articolo|copia (?:il )?link"
    r"|compartilh(?:ar|e) (?:este |esse )?(?:artigo|conteúdo)|ampliar imagem|copiar link|ouvir (?:este )?artigo"
    r"|deel dit artikel|afbeelding vergroten|vergroot afbeelding|kopieer link|artikel delen"
    r"|dela (?:artikeln|denna artikel)|förstora bild|del artikkel(?:en)?|del artiklen|udostępnij (?:ten )?artykuł"
    r"|powiększ (?:zdjęcie|obraz)|увеличить (?:изображение|фото)|скопировать ссылку|поделиться статьей"
)  # fmt: skip

# Words of a menu or an everyday text alike: they count beside others of their kind.
_WEAK = (
    r"share|save|saved|print|close|copy|follow|following|unfollow|expand|collapse|menu|search|e-?mail|like|liked|reply"
    r"|report|comments?|bookmark|zoom(?: in| out)?|full ?screen|play|pause|mute|unmute|next|previous|prev|edit|delete"
    r"|cancel|submit|dismiss|more|show less|see less|listen|download|subscribe|sign in|log in|register|sign up|options"
    r"|settings|back|refresh|reload|retry|try again|show all|view all|see all|(?:text|font) size|copy link|copy url"
    r"|dark mode|light mode|save draft|view comments|add comment|caption|captions|gift|bookmarked|author|tags?"
    r"|teilen|drucken|merken|speichern|partager|imprimer|compartir|imprimir|guardar|condividi|stampa|delen|afdrukken"
)

# Names that cameras, phones and programs give: file names as a whole, whatever stands behind the last dot.
_CAMERA = (
    r"_?(?:img|dsc|dscn|dscf|pxl|mvimg|gopr|gp|dji|cimg|sam|imag|pict|hpim|sdc|kimg|wp|mg|dcim|vid|burst|img_e|imgp"
    r"|dsc_?0|snapchat|fb_img|received|signal|wa)[-_ ]?\d{3,}(?:[-_ ~.]?\w{1,12}){0,4}|_mg_\d{3,}|p\d{7}|(?:1\d\d"
    r"|\d{3})_\d{4}"
    r"|(?:19|20)\d{6}[-_ ]\d{4,9}(?:[-_ ]\w{1,8})?"
    r"|(?:screenshot|screen[-_ ]?shot|screen[-_ ]?capture|bildschirmfoto|capture d['e ]+écran|captura de (?:pantalla"
    r"|tela|ecrã)"
    r"|schermata|schermafbeelding|skärmavbild|skjermbilde|skærmbillede|zrzut ekranu|снимок экрана|スクリーンショット"
    r"|截屏|屏幕截图|whatsapp image|photo|image|unknown)[-_ ]*"
    r"(?:19|20)\d\d(?:[-_ .:,/()]|\bat\b|\bum\b|\bà\b|\balle\b|\bom\b|\bkl\b|\bvon\b|\ba las\b|\bàs\b|\bв\b|[ap]m\b"
    r"|\d){4,40}"
)
# Of them, those that are no words or numbers of a text: as a line of its own.
_CAMERA_LINES = (
    r"(?:_(?:img|dsc|pxl|dji)|img|dsc|dscn|dscf|pxl|mvimg|gopr|dji|cimg|imag|pict|hpim|dcim|imgp)[-_ ]?\d{3,}"
    r"(?:[-_~]\w{1,12}){0,4}"
    r"|_mg_\d{3,}"
    r"|img_e\d{3,}|(?:screenshot|screen[ -]shot|bildschirmfoto|capture d'écran|captura de (?:pantalla|tela)|schermata"
    r"|schermafbeelding|whatsapp image)[-_ ]20\d\d(?:[-_ .:,/()]|\bat\b|\bum\b|\bà\b|\balle\b|\bom\b|\ba las\b|\bàs\b"
    r"|[ap]m\b|\d){4,40}"
)
_NUMBERED = (
    r"(?:image|img|picture|pic|photo|foto|bild|imagen|imagem|immagine|afbeelding|screenshot|screen shot|graphic|grafik"
    r"|unnamed|untitled|unbenannt|sans titre|sin título|senza titolo|untitled design|download|descarga|images"
    r"|thumbnail"
    r"|thumb|attachment|media|asset|artboard|pasted image|pasted graphic|clipboard|featured image|blog image"
    r"|post image)"
    r"(?:[-_ ]?\(?\d{1,14}\)?){1,3}"
)
_EXTENSION = r"\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?|heic|jfif)"
_FILES = (
    rf"[^\s/<>]{{1,100}}{_EXTENSION}|[\w-]{{3,80}}[-_]\d{{2,4}}x\d{{2,4}}"
    rf"|\d{{2,4}} ?-?x-? ?\d{{2,4}}[- ].{{1,100}}\d{{5,}}"
    r"|(?!.*(?:linux|windows|darwin|wasm|-of-the-|-to-the-|-to-date))[a-z0-9]{2,20}(?:[-_][a-z0-9]{1,20}){3,12}"
    r"|[0-9a-f]{16,64}"
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|\d{6,}(?:[-_]\w{1,20}){0,4}|\d{3,}(?:_\d{3,}){1,4}(?:_[a-z])?"
)
_GENERIC_NAMES = (
    r"(?:thumbnail|thumb|image|img|photo|pic|picture|screenshot|banner|hero|cover|header|featured|fullsizeoutput"
    r"|unnamed"
    r"|download)(?:_\w{1,30}|-(?=[a-z-]{0,20}\d)[\w-]{1,30})"
)
# What says nothing of any picture, with or without a caption.
_EMPTY = (
    r"[\[(]?(?:(?:image |your |insert |the )?alt(?:ernat(?:iv)?e)?[- ]?(?:text|tag|attribute)?(?: (?:here|goes here"
    r"|of image"
    r"|for image))?|image (?:alt|description|title|caption|name|here|text)|picture (?:description|here)"
    r"|description of (?:the )?(?:image|picture|photo)|describe (?:the |this )?image(?: here)?|null|undefined|nan"
    r"|n/?a|none"
    r"|no alt|no description|no caption|\[object object\]|default(?: image)?|placeholder(?: image)?|image placeholder"
    r"|lazy ?load(?:ed)?(?: image)?|article content|image for (?:this )?(?:post|article)|blog post image"
    r"|post thumbnail|video thumbnail"
    r"|image loading)[\])]?"
    r"|no (?:alt(?:ernative)? text(?: description)?|image description|photo description) (?:provided|available)?"
    r"(?: ?for this (?:image|photo))?\.?|this image has an empty alt attribute;? its file ?name is .{1,80}"
)
# What a picture is, where no caption says what it shows.
_GENERIC = (
    r"(?:an? |the )?(?:image|img|photo|photograph|picture|pic|foto|bild|imagen|imagem|immagine|afbeelding|obraz"
    r"|изображение|картинка|фото|画像|图片|写真|이미지|screenshot|screen shot"
    r"|graphic|untitled|unnamed|untitled design|thumbnail|thumb"
    r"|featured image|hero image|cover image|header image|banner image|post image|article image|blog image|main image)"
)
# What a program guessed.
_GUESSED = (
    r"(?:may be|might be) an? (?:[\w-]+ ){0,4}(?:image|photo|graphic|illustration|close-?up|cartoon|doodle|selfie"
    r"|screenshot)"
    r"(?: of .{1,300})?\.?|(?:image|photo) may contain:? .{1,300}"
    r"|related image|(?:image results? for|bildergebnis für|résultats? de recherche d'images pour"
    r"|resultado de imagen para"
    r"|risultat[oi] immagini per|afbeeldingsresultaat voor|resultado de imagem para) .{1,200}"
    r"|.{1,300}[ ,.]+(?:description )?automatically generated(?: description)?(?: with (?:low|medium|very low|high)"
    r" confidence)?\.?|.{1,300} ai-generated content may be incorrect\.?"
)

_PICTURES = ("image", "photo", "picture")
# In small letters: one of these is in each of the lines but the words of menus.
CONTROL_NEEDS = (
    *(
        f" {verb} {what}"
        for verb in ("toggle", "hide", "show", "view", "expand", "collapse")
        for what in ("caption", "credit")
    ),
    *(
        f" {verb} this {what}"
        for verb in ("expand", "zoom", "download", "embed", "open", "close")
        for what in _PICTURES
    ),
    *(
        f" {verb} {size}{what}"
        for verb in ("expand", "zoom", "view", "open")
        for size in ("", "the ", "full size ", "full-size ", "larger ", "full ")
        for what in (*_PICTURES, "map", "gallery")
    ),
    *(f" {what} {digit}" for what in (*_PICTURES, "slide", "gallery") for digit in "123456789"),
    *(f" {way} {what}" for way in ("previous", "next") for what in ("slide", *_PICTURES)),
    *(f" to {way} {what}" for way in ("last", "first") for what in ("slide", *_PICTURES)),
    *(
        f" {verb} {which} "
        for verb in ("share", "print", "save", "bookmark", "gift", "give", "email", "e-mail", "send", "follow", "rate",
                     "recommend", "report")
        for which in ("this", "full")
    ),
    *(f" save {what} " for what in ("article", "story", "post", "page")),
    *(f" share {what} " for what in ("article", "story", "post", "page", "options", "tools", "menu", "buttons")),
    *(f" sharing {what} " for what in ("options", "tools", "menu", "buttons", "icons", "links")),
    *(
        f" close {what}"
        for what in ("modal", "dialog", "popup", "pop-up", "this dialog", "this window", "this module", "this modal",
                     "overlay", "lightbox", "gallery")
    ),
    *(f" copy {the}{what}" for the in ("", "the ") for what in (
        "link", "code", "url", "snippet", "permalink", "embed code", "citation", "page link", "article link"
    )),
    *(f" {what} to expand " for what in ("click", "tap", "here", *_PICTURES, "map", "chart", "figure", "graphic")),
    *(f" {how} to {do} " for how in ("click", "tap", "here") for do in ("add", "edit")),
    " enlarge ", "to zoom", "view larger", "view a larger", "view full", "view a full", "view bigger",
    "view a bigger", "for larger", "for a larger", "for full", "for a full", "for bigger", "for a bigger",
    "view in full", "slideshow", "thumbnails",
    " see gallery", "see the gallery", "photo gallery", "image gallery", "full gallery", "launch gallery",
    "launch the gallery", "image caption", "media caption", "photo caption", "full caption", "photo credit",
    "image credit", "full credit", "without caption", "without a caption",
    "with no caption", "type caption", "type a caption", "write caption", "write a caption", "enter caption",
    "enter a caption", "add caption", "add a caption", "your caption", "your image caption", "alt text",
    "alternative text", "image description", "drag and drop", "featured image", "cover image", "choose a block",
    "story here", "post here", "article here", "writing here", "typing here", "new block",
    "title here", "move to trash", "switch to draft", "preview in new", "edit this ", "to copy ", "to clipboard",
    "your clipboard", "the clipboard", "link copied", " copied ", "embed code", "share on social", "share via e",
    "share by e", "share icons", "share links", "save for later", "save to ", "add to favorites", "add to favourites",
    "add to bookmarks", "add to reading", "add to my list", "remove from fav", "remove from book", "friendly version",
    "friendly page", "to a friend", " claps", "listen to this", "listen to the ", "min listen", "minute listen",
    "increase text", "increase the text", "increase font", "increase the font", "decrease text", "decrease the text",
    "decrease font", "decrease the font", "change text", "change the text", "change font", "change the font",
    "adjust text",
    "adjust the text", "adjust font", "adjust the font", "open in lightbox", "open in light box", "open in a light",
    "reset text", "reset font", "reset the ", "font resizer", " dark mode",
    " light mode", "night mode", "reading mode", "reader mode", " toggle ", "table of contents", "jump to recipe",
    "print recipe", "report ad ", "report an ad", "report error", "report an error", "article helpful",
    "page helpful", "content helpful", "post helpful", "dismiss ",
    "bild vergrößern", "lightbox öffnen", "bild schließen", "bildunterschrift", "artikel teilen", "artikel drucken",
    "artikel merken", "artikel anhören", "artikel versenden", "artikel vorlesen", "artikel speichern",
    "beitrag teilen", "beitrag drucken", "beitrag merken", "beitrag anhören", "beitrag versenden", "beitrag vorlesen",
    "beitrag speichern", "zwischenablage", "link kopier", "schrift vergrößern", "schrift verkleinern",
    "text vergrößern", "text verkleinern", "größe vergrößern", "größe verkleinern", "zum vergrößern", "agrandir",
    "la légende", "cet article", "partager l", "imprimer l", "écouter l", "copier le lien", "lien copié", "image en ",
    "ampliar", "artículo", "enlace", "ingrandisci", "articolo", "copia link", "copia il link", "compartilh",
    "copiar link", "artigo", "deel dit artikel", "afbeelding vergroten", "vergroot afbeelding", "kopieer link",
    "artikel delen", "dela artikeln", "denna artikel", "förstora bild", "del artikkel", "del artiklen", "artykuł",
    "powiększ ", "увеличить ", "скопировать ссылку", "поделиться статьей", "enlarge this",
    # names of cameras and programs
    *(f" {name}{mark}" for name in ("img", "dsc", "dscn", "dscf", "pxl", "mvimg", "gopr", "dji", "cimg", "imag",
                                    "pict", "hpim", "dcim", "imgp") for mark in ("_", "-", " ", *"0123456789")),
    " _dsc", " _img", " _mg_", "img_e", " _pxl", " _dji",
    *(
        f"{name}{mark}20"
        for name in ("screenshot", "screen shot", "screen-shot", "bildschirmfoto", "écran", "pantalla", "tela",
                     "schermata", "schermafbeelding", "whatsapp image")
        for mark in (" ", "_", "-")
    ),
)  # fmt: skip


# The first letters of every line, and of every alternative text that has spaces and is no program's guess.
_FIRST_OF_LINES = (
    "add adjust afbeelding afficher agrandir ampliar artikel beitrag bild bildunterschrift bookmark change choose "
    "click cliquez close code collapse compartilhar compartilhe compartir condividi copia copiar copied copier copy "
    "decrease deel del dela diesen dismiss download drag e edit email embed enable enlace enlarge enter escuchar "
    "expand follow font förstora gallery get gift give go guardar haga hide image imprimer imprimir in increase "
    "ingrandisci insert jump kopieer launch lien link listen masquer media more move next no open ouvir ouvrir "
    "partager pause photo picture play powiększ preview previous print printer rate recommend remove replace report "
    "reset save schrift schriftgröße see select send set share show skip slide social stampa start stop switch tap "
    "text textgröße toggle turn type udostępnij upload url vergroot view voir was write zoom zum écouter поделиться "
    "скопировать увеличить afdrukken author back bookmarked cancel caption captions comment comments dark delen "
    "delete drucken following full fullscreen like liked light log menu merken mute options prev refresh register "
    "reload reply retry saved search settings sign speichern submit subscribe tag tags teilen try unfollow unmute "
    "bildschirmfoto captura capture cimg dcim dji dsc dscf dscn gopr hpim imag img imgp mg mvimg pict pxl "
    "schermafbeelding schermata screen screenshot whatsapp"
)
_FIRST_OF_ALTERNATIVES = (
    "a an the alt alternate alternative article artboard asset attachment banner bild bildschirmfoto blog captura "
    "capture clipboard cover default descarga describe description download featured foto grafik graphic header "
    "hero image images imagem imagen img immagine insert lazy lazyload lazyloaded main may might n nan no none null "
    "obraz object pasted photo photograph pic picture placeholder post scherm schermafbeelding schermata screen "
    "screenshot senza sans signal sin skjermbilde skjerm skærmbillede skärmavbild snapchat this thumb thumbnail "
    "undefined unknown unnamed unbenannt untitled video wa whatsapp your zrzut related bildergebnis résultat "
    "résultats resultado risultati risultato afbeeldingsresultaat afbeelding dsc dscf dscn gopr dji pxl p sam "
    "снимок изображение картинка media received vid wp burst cimg dcim fb gp hpim imag imgp kimg mg mvimg pict sdc "
    "画像 图片 写真 이미지 フォト スクリーンショット 截屏 屏幕截图"
)


@cache
def _firsts(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def _first() -> re.Pattern[str]:
    return compiled(r"[^\W\d_]+")


def _begins(text: str, words: str) -> bool:
    """Whether a text begins with one of the words: most do not, and the patterns are long."""
    match = _first().match(text.lstrip("[(_"))
    return match is not None and match[0].lower() in _firsts(words)


def control_line(text: str) -> str:
    """What a line is; "" for prose.

    "strong" is a button's text, "weak" a word that is one beside others, "name" one that a camera gives.
    """
    if not 2 < len(text) <= _LONGEST or not (text[0].isdigit() or _begins(text, _FIRST_OF_LINES)):
        return ""
    match = _lines().fullmatch(text.replace("’", "'"))
    return (match.lastgroup or "") if match else ""


def file_name(text: str) -> bool:
    """Whether a caption is the name of a file."""
    return 2 < len(text) <= _LONGEST and _names().fullmatch(text.replace("’", "'")) is not None


def placeholder_alternative(text: str) -> str:
    """What an alternative text is that nobody wrote: "name", "empty", "generic" or "guess"; "" for a real one."""
    if not 1 < len(text) <= 400:
        return ""
    if " " in text and not text[0].isdigit() and not _begins(text, _FIRST_OF_ALTERNATIVES):
        lower = text.casefold()
        if "generated" not in lower and "incorrect" not in lower and not lower.lstrip("[(").startswith("alt"):
            return ""
    match = _alternatives().fullmatch(text.replace("’", "'"))
    return (match.lastgroup or "") if match else ""


def lines_as_written() -> tuple[str, ...]:
    """The patterns of lines as they are written, for tests of ``CONTROL_NEEDS``."""
    return _STRONG, _CAMERA_LINES


def names_as_written() -> tuple[str, ...]:
    """The patterns of alternative texts as they are written."""
    return _CAMERA, _NUMBERED, _GENERIC_NAMES, _FILES, _EMPTY, _GENERIC, _GUESSED


@cache
def _lines() -> re.Pattern[str]:
    return compiled(
        rf"(?i)(?:(?P<strong>[\[(]?(?:{_STRONG})[\])]?)|(?P<weak>{_WEAK})"
        rf"|(?P<name>(?:{_CAMERA_LINES})(?:{_EXTENSION})?))[ .…»›→>!]*"
    )


@cache
def _names() -> re.Pattern[str]:
    return compiled(rf"(?i)(?:{_CAMERA}|{_NUMBERED}|{_GENERIC_NAMES}|{_FILES})(?:{_EXTENSION})?")


@cache
def _alternatives() -> re.Pattern[str]:
    return compiled(
        rf"(?i)(?:(?P<name>(?:{_CAMERA}|{_NUMBERED}|{_GENERIC_NAMES}|{_FILES})(?:{_EXTENSION})?)|(?P<empty>{_EMPTY})"
        rf"|(?P<generic>{_GENERIC})"
        rf"|(?P<guess>{_GUESSED}))"
    )
