import { compounds, parts } from './part.ts';
import type { Culture } from './part.ts';

const ALBANIAN: Culture = {
  id: 'albanian',
  language: 'sq',
  countries: ['al'],
  script: 'latin',
  order: 'given-family',
  towns: ['Guri i Kuq', 'Fusha e Vjetër', 'Kroi i Bardhë', 'Lisi i Madh'],
  male: parts(
    `Arben, Blerim, Çlirim|Clirim, Dritan, Endrit, Fatos, Gëzim|Gezim, Ilir, Kujtim, Luan, Përparim|Perparim, Shkëlqim|Shkelqim, Taulant, Ylli`,
  ),
  female: parts(`Albana, Drita, Elira, Flutura, Mimoza, Vjollca, Zana`),
  family: compounds(
    parts(`Gur, Lis, Kro, Bardh, Shkëmb|Shkemb, Mal, Vjet, Drin, Pyll`),
    parts(`aj, ani, i, ushi, eti`),
  ),
};

const TURKISH: Culture = {
  id: 'turkish',
  language: 'tr',
  countries: ['tr'],
  script: 'latin',
  order: 'given-family',
  towns: ['Kızıltaş Köyü', 'Yeşilpınar Mahallesi', 'Akçakavak', 'Gümüşdere Köyü'],
  male: parts(
    `Barış|Baris|Barisch, Cem|Dschem, Doğan|Dogan, Emre, Gökhan|Gokhan|Goekhan, Hakan, İlker|Ilker, Kağan|Kagan, Oğuz|Oguz, Özgür|Ozgur|Oezguer, Serkan, Şahin|Sahin|Schahin, Tolga, Uğur|Ugur, Volkan, Yiğit|Yigit`,
  ),
  female: parts(
    `Ayşegül|Aysegul|Ayschegül, Burcu, Çiğdem|Cigdem|Tschigdem, Elif, Gülay|Gulay|Guelay, Özlem|Ozlem|Oezlem, Şule|Sule|Schule`,
  ),
  family: compounds(
    parts(
      `Kara, Ak, Kızıl|Kizil, Gümüş|Gumus|Gümüsch, Demir, Taş|Tas|Tasch, Yeşil|Yesil|Jeschil, Altın|Altin, Bozkır|Bozkir`,
    ),
    parts(`kavak, pınar|pinar, oğlu|oglu, taş|tas|tasch, dere, çam|cam|tscham`),
  ),
};

const FRENCH: Culture = {
  id: 'french',
  language: 'fr',
  countries: ['fr', 'be'],
  script: 'latin',
  order: 'given-family',
  towns: ['Saint-Amand-les-Ormes', 'Valbruyère', 'Roquefontaine', 'Pont-l’Églantine'],
  male: parts(
    `Aurélien|Aurelien, Benoît|Benoit, Cédric|Cedric, Étienne|Etienne, Gaëtan|Gaetan, Jérôme|Jerome, Loïc|Loic, Mathieu, Régis|Regis, Sylvain, Thibault, Yannick`,
  ),
  female: parts(
    `Amélie|Amelie, Clémence|Clemence, Élodie|Elodie, Hélène|Helene, Maëlle|Maelle, Solène|Solene, Virginie`,
  ),
  family: compounds(
    parts(`Mont, Val, Roche, Belle, Fon, Cler, Champ, Haut`),
    parts(`bruyère|bruyere, ormeau, vigne, fontaine, noisier, sorbier, moulinet`),
  ),
};

const GERMAN: Culture = {
  id: 'german',
  language: 'de',
  countries: ['de'],
  script: 'latin',
  order: 'given-family',
  towns: ['Neu Lindenbrück', 'Altweidenfeld', 'Oberfichtbach', 'Kirschsiepen'],
  male: parts(
    `Jörg|Jorg|Joerg, Götz|Gotz|Goetz, Jürgen|Jurgen|Juergen, Rüdiger|Rudiger|Ruediger, Uwe, Holger, Detlef, Torsten|Thorsten, Maik|Meik, Carsten|Karsten, Björn|Bjorn|Bjoern, Sönke|Sonke|Soenke`,
  ),
  female: parts(
    `Käthe|Kathe|Kaethe, Silke, Heike, Bärbel|Barbel|Baerbel, Annegret, Jördis|Jordis|Joerdis, Wiebke`,
  ),
  family: compounds(
    parts(`Linden, Weiden, Fichten, Kirsch, Hasel, Müll|Mull|Muell, Brück|Bruck|Brueck, Stein`),
    parts(`siepen, kötter|kotter|koetter, brinker, hauer, acker, gräber|graber|graeber, loh`),
  ),
};

const DUTCH: Culture = {
  id: 'dutch',
  language: 'nl',
  countries: ['nl', 'be'],
  script: 'latin',
  order: 'given-family',
  towns: ['Wilgendonk', 'Oud-Essenveen', 'Rietmeerdijk', 'Elzenhoek'],
  male: parts(
    `Joost, Sjoerd, Maarten, Wouter, Jeroen, Ruben, Daan, Thijs|Thys, Gijs|Gys, Cornelis|Kornelis, Reinier|Reinir, Björn|Bjorn`,
  ),
  female: parts(`Anouk, Femke, Liesbeth, Marijke|Maryke, Sanne, Willemijn|Willemyn, Geertje`),
  family: compounds(
    parts(`van der_|v.d._, van_, de_, ter_, van den_|vd_`),
    parts(
      `Wilgendonk, Essenveen, Rietmeer, Elzenhoek, Berkenrode, Turfgraaf, Klaverdijk|Klaverdyk, Zwanenwaard`,
    ),
  ),
};

const ENGLISH: Culture = {
  id: 'english',
  language: 'en',
  countries: ['gb'],
  script: 'latin',
  order: 'given-family',
  towns: ['Thornwick', 'Alderbourne', 'Hazelcombe', 'Nether Rushby'],
  male: parts(
    `Alastair|Alistair|Alasdair, Geoffrey|Jeffrey, Stephen|Steven, Graeme|Graham, Callum|Calum, Nicholas|Nick, Matthew|Matt, Darren, Gareth, Kieran|Kieron, Russell|Russel, Stuart|Stewart`,
  ),
  female: parts(
    `Gillian|Jill, Catherine|Katherine|Kathryn, Lesley|Leslie, Bronwen, Heather, Moira, Philippa|Pippa`,
  ),
  family: compounds(
    parts(`Thorn, Alder, Hazel, Rush, Wether, Brack, Oaken, Marsh`),
    parts(`wick, bourne|borne|burn, combe|coombe, by, ley|leigh, ham, sted|stead`),
  ),
};

export const LATIN_SCRIPT: readonly Culture[] = [ALBANIAN, TURKISH, FRENCH, GERMAN, DUTCH, ENGLISH];
