"""The vocabulary of filler Latin, in one place for every rule that asks.

Word lists are facts and come from three sources: the usual typesetter's filler with
the words of the PHP and Python Faker libraries' Lorem providers (MIT), the longer
list of the lipsum.com generator that site templates are filled with, and the
dictionary Latin that @faker-js/faker (MIT) has used since version 8. Lower case.
Words that living languages share are listed apart: they never count alone.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.records import NamedTuple

__all__ = ["Filler", "filler", "latin_words", "lorem_words", "shared_words", "telling_words"]


class Filler(NamedTuple):
    """How much of a text is filler: ``known`` of ``words`` are listed, ``telling`` of them in no living language."""

    words: int
    known: int
    telling: int

    @property
    def certain(self) -> bool:
        """Whether the text is filler: five words or more, 80% listed, 40% telling."""
        return self.words >= 5 and self.known >= 0.8 * self.words and self.telling >= max(3, 0.4 * self.words)


def filler(text: str) -> Filler:
    """Count the filler words of a text. Real Latin scores about one half: its forms are inflected otherwise."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    listed = latin_words()
    shared = shared_words()
    known = [word for word in words if word in listed]
    return Filler(len(words), len(known), sum(word not in shared for word in known))


@cache
def lorem_words() -> frozenset[str]:
    """The classic filler: typesetters' Latin and the Lorem providers of PHP and Python Faker."""
    return frozenset(_LOREM.split())


@cache
def latin_words() -> frozenset[str]:
    """The classic filler, the generators' longer lists and the dictionary Latin of JavaScript's Faker."""
    return lorem_words() | frozenset(_DICTIONARY.split()) | frozenset(_GENERATORS.split())


@cache
def telling_words() -> frozenset[str]:
    """Listed words that are no words of living languages."""
    return latin_words() - shared_words()


@cache
def shared_words() -> frozenset[str]:
    """Listed words that are also words of living languages (English, French, Italian, Spanish ...)."""
    return frozenset(_SHARED.split())


_LOREM = """
a ab accusamus accusantium ad adipisci adipiscing alias aliqua aliquam aliquid aliquip amet anim animi aperiam
architecto asperiores aspernatur assumenda at atque aut autem beatae blandit blanditiis cillum commodi commodo
condimentum consectetur consequat consequatur consequuntur corporis corrupti cras culpa cum cumque cupidatat
cupiditate curabitur dapibus debitis delectus deleniti deserunt dicta dictum dignissimos distinctio dolor dolore
dolorem doloremque dolores doloribus dolorum donec ducimus duis ea eaque earum egestas eius eiusmod elementum
eligendi elit enim eos error esse est et eum eveniet ex excepteur excepturi exercitationem expedita explicabo
facere facilis faucibus fermentum fuga fugiat fugit harum hic id illo illum impedit in incididunt incidunt
integer inventore ipsa ipsam ipsum irure iste itaque iure iusto labore laboriosam laboris laborum lacinia
laudantium libero lorem magna magnam magni maiores malesuada mauris maxime minima minus modi molestiae molestias
mollit mollitia nam natus necessitatibus nemo neque nesciunt nihil nisi nobis non nostrum nulla nullam numquam
occaecati odio odit officia officiis omnis optio pariatur pellentesque perferendis perspiciatis phasellus
placeat porro porttitor possimus posuere praesent praesentium proident provident quae quaerat quam quas quasi
qui quia quibusdam quidem quis quisquam quisque quo quod quos ratione recusandae reiciendis rem repellat
repellendus reprehenderit repudiandae rerum rutrum saepe sagittis sapiente scelerisque sed sequi similique sint
sit sollicitudin soluta sunt suscipit suspendisse tempor tempora tempore temporibus tenetur tincidunt totam
tristique ullam ullamco ultrices ultricies unde ut vel velit venenatis veniam veritatis vero vestibulum vitae
vivamus voluptas voluptate voluptatem voluptates voluptatibus voluptatum vulputate
"""

_GENERATORS = """
ac accumsan adipisicing aenean aliquet aptent arcu auctor augue aute bibendum class congue conubia convallis cubilia
curae cursus diam dictumst dignissim dis do dui efficitur eget eleifend erat etiam eu euismod exercitation facilisi
facilisis fames felis feugiat finibus fringilla fusce gravida habitant habitasse hac hendrerit himenaeos iaculis
imperdiet inceptos interdum justo lacus laoreet lectus leo ligula litora lobortis luctus maecenas magnis massa mattis
maximus metus mi minim molestie mollis montes morbi mus nascetur natoque nec netus nibh nisl nostra nostrud nunc
obcaecati occaecat orci ornare parturient penatibus per pharetra placerat platea porta potenti pretium primis proin
pulvinar purus rhoncus ridiculus risus sapien sem semper senectus sociis sociosqu sodales taciti tellus tempus
torquent tortor turpis ullamcorper urna varius vehicula viverra volutpat
consetetur sadipscing elitr nonumy eirmod invidunt aliquyam voluptua accusam duo rebum stet clita kasd gubergren
takimata sanctus sea no
"""

_DICTIONARY = """
abbas abduco abeo abscido absconditus absens absorbeo absque abstergo absum abundans abutor accedo accendo
acceptus accommodo accusator acer acerbitas acervus acidus acies acquiro acsi adamo adaugeo addo adduco ademptio
adeo adeptio adfectus adfero adficio adflicto adhaero adhuc adicio adimpleo adinventitias adipiscor adiuvo
administratio admiratio admitto admoneo admoveo adnuo adopto adsidue adstringo adsuesco adsum adulatio
adulescens aduro advenio adversus advoco aedificium aeger aegre aegrotatio aegrus aeneus aequitas aequus aer
aestas aestivus aestus aetas aeternus ager aggero aggredior agnitio agnosco ago ait aiunt alienus alii alioqui
alius allatus alo alter altus alveus amaritudo ambitus ambulo amicitia amiculum amissio amita amitto amo amor
amoveo amplexus amplitudo amplus ancilla angelus angulus angustus animadverto animus annus anser ante antea
antepono antiquus aperio aperte apostolus apparatus appello appono appositus approbo apto aptus apud aqua ara
aranea arbitro arbor arbustum arca arceo arcesso arcus argentum argumentum arguo arma armarium aro ars articulus
artificiose arto arx ascisco ascit asper aspicio asporto assentator astrum atavus ater atqui atrocitas atrox
attero attollo attonbitus auctor auctus audacia audax audentia audeo audio auditor aufero aureus aurum autus
auxilium avaritia avarus aveho averto baiulus balbus barba bardus basium beatus bellicus bellum bene beneficium
benevolentia benigne bestia bibo bis blandior bonus bos brevis cado caecus caelestis caelum calamitas calcar
calco calculus callide campana candidus canis canonicus canto capillus capio capitulus capto caput carbo carcer
careo caries cariosus caritas carmen carpo carus casso caste casus catena caterva cattus cauda causa caute caveo
cavus cedo celebrer celer celo cena cenaculum ceno censura centum cerno cernuus certe certus cervus cetera
charisma chirographum cibo cibus cicuta cilicium cimentarius ciminatio cinis circumvenio cito civis civitas clam
clamo claro clarus claudeo claustrum clementia clibanus coadunatio coaegresco coepi coerceo cogito cognatus
cognomen cogo cohaero cohibeo cohors colligo collum colo color coma combibo comburo comedo comes cometes comis
comitatus commemoro comminor communis comparo compello complectus compono comprehendo comptus conatus concedo
concido conculco condico conduco confero confido conforto confugo congregatio conicio coniecto conitor
coniuratio conor conqueror conscendo conservo considero conspergo constans consuasor contabesco contego contigo
contra conturbo conventus convoco copia copiose cornu corona corpus correptius corrigo corroboro corrumpo
coruscus cotidie crapula crastinus creator creber crebro credo creo creptio crepusculum cresco creta cribro
crinis cruciamentum crudelis cruentus crur crustulum crux cubicularis cubitum cubo cui cuius culpo cultellus
cultura cunabula cunae cunctatio cupiditas cupio cuppedia cupressus cur cura curatio curia curiositas curis curo
curriculum currus cursim curso cursus curto curtus curvo custodia damnatio damno dapifer debeo debilito decens
decerno decet decimus decipio decor decretum decumbo dedecor dedico deduco defaeco defendo defero defessus
defetiscor deficio defleo defluo defungo degenero degero degusto deinde delectatio delego deleo delibero
delicate delinquo deludo demens demergo demitto demo demonstro demoror demulceo demum denego denique dens
denuncio denuo deorsum depereo depono depopulo deporto depraedor deprecator deprimo depromo depulso deputo
derelinquo derideo deripio desidero desino desipio desolo desparatus despecto infit inflammatio ocer paens
patior patria patrocinor patruus pauci paulatim pauper pax peccatus pecco pecto pectus pecus peior pel socius
sodalitas sol soleo solio solitudo solium sollers sollicito solum solus solutio solvo somniculosus somnus
sonitus sono sophismata sopor sordeo sortitus spargo speciosus spectaculum speculum sperno spero spes spiculum
spiritus spoliatio sponte stabilis statim statua stella stillicidium stipes stips sto strenuus strues studio
stultus suadeo suasoria sub subito subiungo sublime subnecto subseco substantia subvenio succedo succurro
sufficio suffoco suffragium suggero sui sulum sum summa summisse summopere sumo sumptus supellex super suppellex
supplanto suppono supra surculus surgo sursum suscipio suspendo sustineo suus synagoga tabella tabernus tabesco
tabgo tabula taceo tactus taedium talio talis talus tam tamdiu tamen tametsi tamisium tamquam tandem tantillus
tantum tardus tego temeritas temperantia templum temptatio tempus tenax tendo teneo tener tenuis tenus tepesco
tepidus ter terebro teres terga tergeo tergiversatio tergo tergum termes terminatio tero terra terreo territo
terror tersus tertius testimonium texo textilis textor textus thalassinus theatrum theca thema theologus thermae
thesaurus thesis thorax thymbra thymum tibi timidus timor titulus tolero tollo tondeo tonsor torqueo torrens tot
totidem toties totus tracto trado traho trans tredecim tremo trepide tres tribuo tricesimus triduana tripudio
tristis triumphus trucido truculenter tubineus tui tum tumultus tunc turba turbo turpis tutamen tutis tyrannus
uberrime ubi ulciscor ullus ulterius ultio ultra umbra umerus umquam una undique universe unus urbanus urbs
uredo usitas usque ustilo ustulo usus uter uterque utilis utique utor utpote utrimque utroque utrum uxor vaco
vacuus vado vae valde valens valeo valetudo validus vallum vapulus varietas varius vehemens velociter velum
velut venia venio ventito ventosus ventus venustas ver verbera verbum vere verecundia vereor vergo veritas
versus verto verumtamen verus vesco vesica vesper vespillo vester vestigium vestrum vetus via vicinus
vicissitudo victoria victus videlicet video viduo vigilo vigor vilicus vilis vilitas villa vinco vinculum
vindico vinitor vinum vir virga virgo viridis viriliter virtus vis viscus vita vitiosus vitium vito vivo vix
vobis vociferor voco volaticus volo volubilis voluntarius volup volutabrum volva vomer vomica vomito vorago
vorax voro vos votum voveo vox vulariter vulgaris vulgivagus vulgo vulgus vulnero vulnus vulpes vulticulus
xiphias
"""

_SHARED = """
a ab ad alias alter angelus animi animus anser ante ara at aurum aut auxilium balbus barba bis bonus campana
carmen causa cena color contra corona creator crux cum cur cura curriculum dolor dolore ea elementum elit error
esse est et eum ex facilis fuga id illo illum in integer labore laborum libero magna magni minus modi nam natus
non nulla officia omnis quae quam quasi qui quia quis quo quod quos ratione rem sed sequi similique sint sit
socius sol somnus sono spes statua sto sublime substantia sunt super supra tam templum tempora tempore terror
textus theatrum thema thesis thorax timor titulus torqueo torrens totam trado traho trans tres tum turbo ultra
una unde usque ut validus varius venia ventus ver verbum vero verus vetus via vicinus victoria video villa vinco
virgo vis viscus vita vito vivo voco volo vos vox vulgo vulpes
ac arcu class cursus diam duo sea no dis do dui erat eu
facilisi fames felis justo lacus leo mattis mi minim montes mus nec nostra
nunc orci ornare per porta primis risus sapien sem semper tempus turpis urna
"""
