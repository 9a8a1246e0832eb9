"""Spanish: who says what."""

from manytold.compare.cue_tables import Cues, word_set

SPANISH = Cues(
    say=word_set("dijo dice dicho afirmó afirma aseguró asegura declaró declara"),
    tell=word_set(
        "explicó explica añadió añade señaló señala indicó indica subrayó subraya precisó anunció anuncia "
        "advirtió advierte confirmó confirma respondió prometió escribió contó insistió insiste destacó destaca "
        "reiteró manifestó sostuvo denunció lamentó reconoció recordó apuntó comentó informó "
        "preguntó pregunta agregó agrega comenta opinó opina exclamó recalcó recalca apunta relata relató"
    ),
    call=word_set("calificó califica llamó llama describió describe tachó"),
    running=word_set("diciendo afirmando añadiendo asegurando explicando señalando"),
    sources=(("según",), ("de", "acuerdo", "con")),
    joining=word_set("que"),
    heard_by=word_set("a los las la el periodistas prensa medios agencia radio"),
    fillers=word_set(
        "ha había han también después ayer hoy el este lunes martes miércoles jueves viernes sábado domingo ya "
        "además luego"
    ),
    passive=word_set("es fue fueron sido son"),
    dashes=True,
    perfect=word_set("ha han había se"),
    linking=word_set("de del"),
    by=word_set("por"),
    prepositions=word_set("de del para con por a al en sobre contra desde hacia sin entre tras ante bajo durante"),
    conjunctions=word_set("y e o u pero"),
    openers=word_set("que quien como cuando si mientras porque donde lo cual"),
    articles=word_set("el la los las un una su sus"),
    he=word_set("él"),
    she=word_set("ella"),
    they=word_set("ellos ellas yo nosotros"),
    roles=word_set(
        "presidente presidenta ministro ministra primer primera alcalde alcaldesa portavoz jefe jefa director "
        "directora juez jueza fiscal canciller gobernador gobernadora profesor profesora doctor doctora dr "
        "señor señora general capitán comandante comisario comisaria diputado diputada senador senadora "
        "secretario secretaria geólogo geóloga investigador investigadora exterior interior dirigente líder"
    ),
    bodies=word_set(
        "policía ministerio gobierno tribunal fiscalía ayuntamiento bomberos comisión empresa hospital "
        "universidad instituto partido ejército parlamento agencia autoridades sindicato compañía"
    ),
    titles=word_set("película libro canción novela serie titulado titulada llamado llamada denominado"),
)
