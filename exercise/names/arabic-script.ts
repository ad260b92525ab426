import { compounds, parts } from './part.ts';
import type { Culture } from './part.ts';

const ARABIC: Culture = {
  id: 'arabic',
  language: 'ar',
  countries: ['sy', 'iq'],
  script: 'other',
  order: 'given-father-family',
  towns: ['Tall Nakhla', 'Bir Zaytun', 'Wadi Rumman', 'Qasr Safsaf'],
  male: parts(`سامر|Samer|Samir, نضال|Nidal|Nedal|Nidhal, فراس|Firas|Feras, غيث|Ghaith|Gaith|Ghayth, رائد|Raed|Raid|Ra'ed,
    مازن|Mazen|Masen|Mazin, قتيبة|Qutaiba|Kutaiba|Koutaiba, بشير|Bashir|Baschir|Bachir|Basjir, يوسف|Yusuf|Jussuf|Youssef|Joesoef,
    خليل|Khalil|Chalil|Khelil, شريف|Sharif|Scharif|Cherif|Sjarief, عمر|Omar|Umar, جميل|Jamil|Dschamil|Djamil, وليد|Walid|Waleed|Oualid,
    حسام|Husam|Hussam|Houssam, طارق|Tariq|Tarek|Tarik, زياد|Ziyad|Ziad|Zied, عبد الرحيم|Abd al-Rahim|Abdulrahim|Abderrahim|Abdelrahim,
    عبد الكريم|Abd al-Karim|Abdulkarim|Abdelkrim|Abdelkarim, مروان|Marwan|Marouane, نزار|Nizar|Nisar, أنور|Anwar|Anouar, هيثم|Haitham|Haytham|Haithem, لؤي|Luay|Louay|Loai`),
  female:
    parts(`رنا|Rana, هالة|Hala|Hela, سلمى|Salma|Selma, نجلاء|Najla|Nadschla|Nedjla, رغد|Raghad|Ragad, شيماء|Shaima|Schaima|Chaima|Sjaima,
    خديجة|Khadija|Chadidscha|Khadidja|Chadizja, ياسمين|Yasmin|Jasmin|Yasmine, دعاء|Duaa|Doaa, سميرة|Samira|Semira`),
  family: [
    ...compounds(
      parts('ال|al-|al-|El_|al_'),
      parts(`زيتوني|Zaytuni|Saituni|Zeitouni, نخلاوي|Nakhlawi|Nachlawi|Nakhlaoui, رماني|Rummani|Roumani, صفصافي|Safsafi, كرمي|Karmi|Kermi,
      وردي|Wardi|Ouardi, جبلي|Jabali|Dschabali|Djebali, ساحلي|Sahili|Saheli, قنديلي|Qandili|Kandili, بستاني|Bustani|Boustani, خشبي|Khashabi|Chaschabi|Khachabi, طحيني|Tahini|Tahhini, فراتي|Furati|Fourati, شوكي|Shawki|Schauki|Chaouki`),
    ),
    ...parts(
      `درويشان|Darwishan|Derwischan|Derouichan, حمدوني|Hamduni|Hamdouni, سلوم زاد|Salloumzad, خزامي|Khuzami|Chusami|Khouzami, نجمان|Najman|Nadschman|Nedjman, تفاحي|Tuffahi|Toufahi`,
    ),
  ],
};

const SORANI: Culture = {
  id: 'sorani',
  language: 'ckb',
  countries: ['iq', 'ir'],
  script: 'other',
  order: 'given-father-family',
  towns: ['Kani Spi', 'Dari Zard', 'Gundi Nwe', 'Bardarash-i Khwaru'],
  male: parts(`ئارام|Aram, ھێمن|Hemin|Hêmin, ڕێبین|Rebin|Rêbîn, کاروان|Karwan|Kervan, شوان|Shwan|Schwan|Chwan, دلێر|Diler|Dlêr,
    بەختیار|Bakhtyar|Bachtiar|Bakhtiar, ھاوڕێ|Hawre|Hawrê|Haoure, زانیار|Zanyar|Sanjar|Zaniar, ئازاد|Azad|Asad, سەردار|Sardar|Serdar, ڕزگار|Rizgar|Rezgar,
    پشتیوان|Pshtiwan|Pischtiwan|Pechtiwan, ھەڵمەت|Halmat|Helmet, ئاسۆ|Aso|Asso, گۆران|Goran|Gorān, شاخەوان|Shakhawan|Schachawan|Chakhawan, بریار|Bryar|Briar`),
  female: parts(
    `شیلان|Shilan|Schilan|Chilan, ھەرێم|Harem|Herêm, ڕۆژین|Rozhin|Roschin|Rojin, سۆزان|Sozan|Sosan, نەسرین|Nasrin|Nesrîn, ئاوات|Awat|Aouat`,
  ),
  family:
    parts(`کانی سپی|Kanispi|Kani Spi, داری زەرد|Darizard|Dari Zard, بەردەسوور|Bardasur|Berdesour, شاخەوی|Shakhawi|Schachawi|Chakhaoui, ھەنارۆک|Hanarok, گوڵدار|Guldar|Gouldar,
    چەمی|Chami|Tschami|Tchami, ئاسنگەر|Asingar|Asinger, دارتاش|Dartash|Dartasch|Dartach, باخەوان|Bakhawan|Bachawan|Bakhaouan, نێرگزی|Nergizi|Nerguizi, کەوسەری|Kawsari|Kausari|Kaoussari`),
};

const FARSI: Culture = {
  id: 'farsi',
  language: 'fa',
  countries: ['ir', 'af'],
  script: 'other',
  order: 'given-family',
  towns: ['Deh-e Sorkh', 'Bagh-e Gol', 'Chashmeh Sefid', 'Qaleh Anar'],
  male: parts(`کامران|Kamran|Kâmran, بهروز|Behrouz|Behrus|Behrooz, فرهاد|Farhad|Ferhad, آرش|Arash|Arasch|Arache, سیاوش|Siavash|Siawasch|Siavach, مهرداد|Mehrdad|Merdad,
    پوریا|Pouria|Purya|Pooria, شاهین|Shahin|Schahin|Chahine, جمشید|Jamshid|Dschamschid|Djamchid, نوید|Navid|Nawid|Naveed, داریوش|Dariush|Dariusch|Darioush, ایرج|Iraj|Iradsch|Iradj,
    خسرو|Khosrow|Chosro|Khosro, بابک|Babak, هومن|Houman|Human|Hooman, سهراب|Sohrab|Suhrab`),
  female: parts(
    `نازنین|Nazanin|Nasanin, شیرین|Shirin|Schirin|Chirine, پریسا|Parisa, مهسا|Mahsa, لاله|Laleh|Lale, ژاله|Jaleh|Schale|Jalé, نگار|Negar|Nigar`,
  ),
  family: compounds(
    parts(
      `باغ|Bagh, گل|Gol|Gul, انار|Anar, چشمه|Cheshmeh|Tscheschme|Tcheshmeh, کوه|Kuh|Kouh, سنگ|Sang, زر|Zar|Sar, مهر|Mehr, آهن|Ahan, شب|Shab|Schab|Chab`,
    ),
    parts(`زاده|zadeh|sade|zadé, پور|pour|pur|poor, نیا|nia|nija, بانی|bani, فر|far, گری|gari`),
  ),
};

const PASHTO: Culture = {
  id: 'pashto',
  language: 'ps',
  countries: ['af', 'pk'],
  script: 'other',
  order: 'given-family',
  towns: ['Shin Ghar', 'Tor Kanda', 'Spin Boldagh-e Nau', 'Zarghun Kas'],
  male: parts(`زلمی|Zalmay|Salmai|Zalmaï, توریالی|Toryalai|Torialai|Toryalay, گلاب|Gulab|Goulab, شینواری|Shinwar|Schinwar|Chinwar, میرویس|Mirwais|Mirways|Mirwaïs, ایمل|Aimal|Eimal|Aïmal,
    باز محمد|Baz Mohammad|Bas Muhammad|Baz Mohamad, جانان|Janan|Dschanan|Djanan, اسدالله|Asadullah|Asadollah|Assadoullah, نجیب الله|Najibullah|Nadschibullah|Nadjiboullah, حبیب الله|Habibullah|Habibollah|Habiboullah,
    رحمت الله|Rahmatullah|Rahmatollah|Rahmatoullah, سمندر|Samandar|Samander, خوشحال|Khushal|Chuschal|Khochal`),
  female: parts(
    `زرمینه|Zarmina|Sarmina, پلوشه|Palwasha|Palwascha|Palouacha, گلالۍ|Gulalai|Goulalaï, شینکۍ|Shinkai|Schinkai|Chinkaï, ملالۍ|Malalai|Malalaï`,
  ),
  family: compounds(
    parts(
      `شینو|Shino|Schino|Chino, تور|Tor, زرغون|Zarghun|Sarghun|Zarghoun, غر|Ghar|Gar, سپین|Spin, میر|Mir, کند|Kand, لال|Lal, باز|Baz|Bas, نور|Noor|Nur|Nour`,
    ),
    parts(`زی|zai|sai|zaï|zay, خېل|khel|chel|khil, وال|wal|oual`),
  ),
};

const URDU: Culture = {
  id: 'urdu',
  language: 'ur',
  countries: ['pk'],
  script: 'other',
  order: 'given-family',
  towns: ['Kot Gulzar', 'Chak Anarkali', 'Basti Shahtoot', 'Pind Kikar'],
  male: parts(`عدیل|Adeel|Adil, فیصل|Faisal|Faysal, شہزاد|Shahzad|Schahsad|Chahzad, وقاص|Waqas|Wakas|Ouakas, کاشف|Kashif|Kaschif|Kachif, ندیم|Nadeem|Nadim, عرفان|Irfan|Erfan,
    بلال|Bilal|Belal, ذیشان|Zeeshan|Sischan|Zichan, ارسلان|Arslan|Arsalan, جنید|Junaid|Dschunaid|Djounaid, رضوان|Rizwan|Riswan|Rizouan, سہیل|Sohail|Suhail|Souhaïl, عمیر|Umair|Omair|Oumaïr`),
  female: parts(
    `عائشہ|Ayesha|Aischa|Aïcha, صائمہ|Saima|Saïma, نبیلہ|Nabeela|Nabila, سدرہ|Sidra, مہوش|Mehwish|Mehwisch|Mehouich, کنول|Kanwal|Kanoual`,
  ),
  family: compounds(
    parts(
      `گل|Gul|Goul, شاہ|Shah|Schah|Chah, کیکر|Kikar, انار|Anar, توت|Toot|Tut, چنار|Chinar|Tschinar|Tchinar, باغ|Bagh, نیم|Neem|Nim`,
    ),
    parts(`زار|zar|sar, پوری|puri|poori|pouri, والا|wala|vala, نگری|nagri|nagari, دار|dar`),
  ),
};

export const ARABIC_SCRIPT: readonly Culture[] = [ARABIC, SORANI, FARSI, PASHTO, URDU];
