# ruff: noqa: E501  invented texts stay on one line
"""Adverts and press releases, invented for the benchmark of pasted passages."""

ADVERTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "en",
        (
            "Tired of waking up with back pain? The new Dunevale mattress adapts to your body within seconds and keeps you cool all night long.",
            "Order today and save 30% with promo code REST, or visit www.dunevale.example for a money-back trial of one hundred nights.",
        ),
    ),
    (
        "en",
        (
            "BRACKWELL, May 3 /PRNewswire/ -- Orlane Systems, a leading provider of scheduling software for veterinary clinics, today announced the release of its mobile application.",
            "Practices of any size can manage appointments, reminders and invoices from one screen, the company said. For more information, please visit https://orlane.example or contact press@orlane.example.",
        ),
    ),
    (
        "en",
        (
            "Homeowners in your area are switching to Sunmarl solar roofs and cutting their electricity bills by half, with no money down and a guarantee of twenty years. Call now for a free quote at (555) 013-9981.",
        ),
    ),
    (
        "en",
        (
            "Looking for the best deals on car hire? Compare offers from more than 600 companies in one place and pay only $9 a day.",
            "Limited-time offer, terms and conditions apply. Click here to book your car before the summer rush begins.",
        ),
    ),
    (
        "en",
        (
            "Carvane Foods is proud to announce that its range of plant-based soups has won the Golden Ladle for taste and packaging.",
            "The soups come in twelve flavours and are sold in all major supermarkets across the region at a price of two pounds.",
            "Media contact: Ilka Storm, storm@carvane.example, +44 20 5550 1199.",
        ),
    ),
    (
        "en",
        (
            "Learn Spanish in three weeks with the method that diplomats use. Lessons take only fifteen minutes a day and work on any phone. Subscribe now and get 50% off your first year.",
        ),
    ),
    (
        "en",
        (
            "Doctors are stunned by this simple kitchen trick that melts belly fat while you sleep. Thousands of customers already use Slimora drops every evening before going to bed. Order now, free shipping on all bottles.",
        ),
    ),
    (
        "de",
        (
            "Schluss mit müden Beinen: Die neuen Kompressionsstrümpfe von Velira bringen Schwung in Ihren Alltag und sitzen den ganzen Tag bequem.",
            "Jetzt bestellen und mit dem Gutscheincode LEICHT 20 Prozent sparen, versandkostenfrei auf www.velira.example.",
        ),
    ),
    (
        "de",
        (
            "Hamburg (ots) - Die Nordkante AG ist der führende Anbieter von Lagersoftware für den Mittelstand und stellt auf der Messe ihre neue Plattform vor.",
            "Pressekontakt: Jana Trost, presse@nordkante.example, +49 40 5550 11223. Mehr Infos unter www.nordkante.example.",
        ),
    ),
    (
        "de",
        (
            "Nur diese Woche: Gleitsichtbrillen in Premiumqualität ab 99 Euro, inklusive Sehtest und Anpassung in einer Filiale in Ihrer Nähe. Jetzt buchen und Rabatt sichern, das Sonderangebot gilt nur solange der Vorrat reicht.",
        ),
    ),
    (
        "es",
        (
            "Olvídese de la humedad en casa con el nuevo deshumidificador Secalia, silencioso y de bajo consumo. Compre ahora con un descuento del 40 % y envío gratis en www.secalia.example.",
        ),
    ),
    (
        "fr",
        (
            "Dormez enfin sur vos deux oreilles grâce au matelas Plumeo, fabriqué à la main et livré en deux jours. Commandez maintenant avec le code promo NUIT, livraison gratuite sur www.plumeo.example.",
        ),
    ),
)
