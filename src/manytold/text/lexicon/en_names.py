"""English: names."""

from manytold.text.lexicon.tables import NameWords, bag

DEMONYMS = bag(
    "afghan african albanian algerian american angolan arab argentine argentinian armenian asian "
    "australian austrian azerbaijani bahraini bangladeshi belarusian belgian bolivian bosnian brazilian "
    "british bulgarian burmese cambodian cameroonian canadian catalan chechen chilean chinese colombian "
    "congolese croatian cuban cypriot czech danish dutch ecuadorian egyptian english estonian ethiopian "
    "european filipino finnish french georgian german ghanaian greek guatemalan haitian honduran "
    "hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese jewish "
    "jordanian kazakh kenyan korean kosovan kurdish kuwaiti lao latvian lebanese liberian libyan "
    "lithuanian macedonian malaysian malian maltese mexican moldovan mongolian moroccan mozambican "
    "nepalese nigerian norwegian omani pakistani palestinian panamanian paraguayan peruvian polish "
    "portuguese qatari romanian russian rwandan saudi scottish senegalese serbian singaporean slovak "
    "slovenian somali spanish sudanese swedish swiss syrian taiwanese tanzanian thai tibetan tunisian "
    "turkish ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh western yemeni zambian "
    "zimbabwean muslim christian catholic buddhist hindu islamic protestant sunni shia shiite republican "
    "democrat democratic conservative americans russians germans israelis palestinians ukrainians "
    "iranians australians canadians europeans africans asians indians republicans democrats muslims "
    "christians jews catholics arabs kurds britons italians mexicans brazilians koreans soviet "
    "sino-russian sino anglo latino hispanic northern southern eastern"
)
NAMES = NameWords(
    titles=bag(
        "mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness king queen prince princess "
        "pope cardinal bishop archbishop imam rabbi reverend rev father sister brother president presidents "
        "premier chancellor minister ministers secretary mayor governor senator sen rep representative "
        "congressman congresswoman congressperson councillor councilor councilman councilwoman mp ambassador "
        "envoy commissioner commissar spokesman spokeswoman spokesperson judge justice prosecutor attorney "
        "sheriff chief officer deputy sergeant sgt lieutenant lt captain capt major colonel col general gen "
        "admiral adm commander constable detective inspector superintendent director chairman chairwoman "
        "chairperson chair ceo cfo founder co-founder coach manager professor leader speaker marshal warden "
        "agent trooper firefighter analyst economist engineer scientist author journalist reporter singer "
        "actor actress activist lawyer emperor sultan sheikh emir ayatollah treasurer vice-president "
        "ex-president co-chair head counterpart defendant suspect widow wife husband son daughter"
    ),
    organisations=bag(
        "council ministry university party agency bank commission committee court union association "
        "authority department office bureau company corporation corp inc ltd plc llc group holdings "
        "institute institution foundation fund trust federation league club team force forces army navy "
        "police guard parliament congress senate assembly house cabinet government administration service "
        "services society school college academy hospital church ministry nations organisation organization "
        "alliance coalition front movement network news times post journal tribune herald gazette guardian "
        "telegraph broadcasting radio television tv press airlines airways air rail railways motors energy "
        "oil gas electric partners capital industries systems technologies laboratories labs records studios "
        "pictures entertainment brothers exchange board chamber confederation consortium secretariat "
        "tribunal directorate kremlin pentagon cross crescent watch international hamas hezbollah taliban "
        "united city_council fc"
    ),
    places=bag(
        "river lake mount mountain mountains sea ocean bay gulf strait island islands peninsula valley "
        "desert forest park county province district region state states republic kingdom city town village "
        "street road avenue boulevard square bridge airport station port harbour harbor beach coast canal "
        "falls hills heights creek point plaza border highway stadium arena territory islands emirate north "
        "south east west"
    ),
    things=bag(
        "cup olympics olympic games act treaty agreement initiative war festival championship championships "
        "award awards prize bill operation project pipeline accord accords pact protocol summit conference "
        "strategy prix open masters plan declaration constitution revolution questions testament bible quran "
        "christmas easter ramadan day eve internet covid-19 covid edition"
    ),
    demonyms=DEMONYMS,
    before_place=bag(
        "in near at from to outside around across through into toward towards over inside throughout of "
        "leave left reach reached"
    ),
    inside=bag("of de del della der den van von di da do dos das la le du al el bin ibn ben ter ten zu e y for and"),
    says=bag(
        "said says told added tweeted wrote asked explained noted stressed insisted argued claimed warned "
        "announced replied recalled emphasized emphasised acknowledged admitted stated remarked testified "
        "commented described criticized criticised thanked urged declared confirmed denied suggested joked "
        "thinks thought believes believed died married resigned"
    ),
)
