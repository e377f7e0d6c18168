"""Words for where people come from: demonyms of countries, regions and peoples, and countries."""

from __future__ import annotations

_COUNTRIES = """
    Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan
    Bahrain Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Bosnia Botswana Brazil
    Brunei Bulgaria Burundi Cambodia Cameroon Canada Chad Chile China Colombia Comoros Congo Croatia
    Cuba Cyprus Czechia Denmark Djibouti Dominica Ecuador Egypt Eritrea Estonia Eswatini Ethiopia
    Fiji Finland France Gabon Gambia Georgia Germany Ghana Greece Grenada Guatemala Guinea Guyana
    Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan
    Jordan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya
    Lithuania Luxembourg Madagascar Malawi Malaysia Maldives Mali Malta Mauritania Mauritius Mexico
    Moldova Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal Netherlands Nicaragua Niger
    Nigeria Norway Oman Pakistan Palestine Panama Paraguay Peru Philippines Poland Portugal Qatar
    Romania Russia Rwanda Samoa Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan
    Suriname Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Togo Tunisia Turkey
    Türkiye Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Yemen Zambia Zimbabwe
    Scotland England Wales Britain Catalonia Kurdistan Tibet Africa Asia Europe
"""
_COUNTRIES_OF_SEVERAL_WORDS = """
    Burkina Faso; Cape Verde; Central African Republic; Costa Rica; Dominican Republic;
    East Timor; El Salvador; Equatorial Guinea; Hong Kong; Ivory Coast; New Zealand; North Korea;
    North Macedonia; Papua New Guinea; Puerto Rico; San Marino; Saudi Arabia; Sierra Leone;
    South Africa; South Korea; South Sudan; Sri Lanka; United Arab Emirates; United Kingdom;
    United States; Northern Ireland; Latin America; South America; North America; Middle East;
    Eastern Europe; West Africa; East Africa; Southeast Asia; South Asia; Guinea-Bissau
"""
_DEMONYMS = """
    Afghan Albanian Algerian American Angolan Argentine Argentinian Armenian Australian Austrian
    Azerbaijani Azeri Bahraini Bangladeshi Barbadian Basque Belarusian Belgian Beninese Bhutanese
    Bolivian Bosnian Botswanan Brazilian British Briton Bulgarian Burkinabe Burmese Burundian
    Cambodian Cameroonian Canadian Catalan Chadian Chilean Chinese Colombian Congolese Croatian
    Croat Cuban Cypriot Czech Danish Dane Dominican Dutch Ecuadorian Egyptian Emirati English
    Englishman Englishwoman Eritrean Estonian Ethiopian Fijian Filipino Filipina Finnish Finn French
    Frenchman Frenchwoman Gabonese Gambian Georgian German Ghanaian Greek Guatemalan Guinean
    Guyanese Haitian Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Irishman
    Irishwoman Israeli Italian Ivorian Jamaican Japanese Jordanian Kazakh Kenyan Korean Kosovar
    Kurdish Kurd Kuwaiti Kyrgyz Laotian Latvian Lebanese Liberian Libyan Lithuanian Luxembourgish
    Macedonian Malagasy Malawian Malaysian Malian Maltese Maori Mauritanian Mauritian Mexican
    Moldovan Mongolian Montenegrin Moroccan Mozambican Namibian Nepali Nepalese Nicaraguan Nigerian
    Norwegian Omani Pakistani Palestinian Panamanian Paraguayan Persian Peruvian Polish Portuguese
    Qatari Romanian Russian Rwandan Salvadoran Samoan Saudi Scottish Scot Senegalese Serbian Serb
    Singaporean Slovak Slovakian Slovenian Slovene Somali Spanish Spaniard Sudanese Surinamese
    Swedish Swede Swiss Syrian Taiwanese Tajik Tanzanian Thai Tibetan Togolese Tunisian Turkish Turk
    Turkmen Ugandan Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Welshman Welshwoman Yemeni
    Zambian Zimbabwean African Asian European Arab Arabic Latino Latina Latinx Latine Hispanic
    Caucasian Scandinavian Caribbean Mediterranean Slavic Nordic Desi Igbo Yoruba Hausa Zulu Xhosa
    Roma Romani Inuit Berber Amazigh Tamil Punjabi Bengali Gujarati Malayali Telugu Sinhalese
    Hindi Urdu Hebrew Afro-Brazilian Afro-American African-American Asian-American Anglo
"""
_DEMONYMS_OF_SEVERAL_WORDS = """
    African American; Asian American; Costa Rican; Puerto Rican; Sri Lankan; South African;
    South Korean; North Korean; New Zealander; Sierra Leonean; Latin American; South American;
    North American; Middle Eastern; East African; West African; North African; Eastern European;
    Western European; South Asian; Southeast Asian; East Asian; Northern Irish; Hong Konger;
    Native American; First Nations; Saudi Arabian; Cape Verdean; Dominican Republic national
"""


def _listed(single: str, several: str) -> frozenset[str]:
    return frozenset(single.split()) | {each.strip() for each in several.split(";")}


COUNTRIES = _listed(_COUNTRIES, _COUNTRIES_OF_SEVERAL_WORDS)
"""English names of countries and a few larger regions."""

DEMONYMS = frozenset(
    form
    for each in _listed(_DEMONYMS, _DEMONYMS_OF_SEVERAL_WORDS)
    for form in ((each, each + "s") if each.endswith(("n", "i", "o", "a", "k", "c")) else (each,))
)
"""English words, as written, for people of a country, region or people; plurals included."""
