/**
 * Common names of Arabic, Persian, Kurdish, Pashto and Urdu speakers as European files spell them, written from
 * general knowledge: what the transducer learns from beside published pairs, which are mostly Western names in Arabic
 * letters. Also the classes of spellings that no rule reaches: see variants.ts. Never a measure of anything.
 */
export const KNOWN_SPELLINGS = `
محمد mohammed muhammad mohamed mohammad muhammed mohamad mehmet muhamad mohamud
احمد ahmed ahmad ahmet achmed
محمود mahmoud mahmud mahmood mehmud
حامد hamed hamid
حميد hamid hameed
علي ali aly
حسن hassan hasan hasen
حسين hussein hussain husain hossein hossain husayn husein hoseyn
عمر omar umar omer umer
عثمان othman osman uthman usman ousmane
ابراهيم ibrahim ebrahim brahim ibraheem
اسماعيل ismail esmail ismael ismaeel esmaeil
يوسف yusuf youssef yousef yusef jusuf yousif yousuf
يعقوب yaqub yacoub yaqoob jakub
مصطفي mustafa mostafa moustafa mustapha
خالد khalid khaled halid
وليد walid waleed oualid
رشيد rashid rasheed rachid
راشد rashid rashed
سعيد said saeed saeid sayeed
سعد saad sad
سالم salem salim
سليم salim selim saleem
سليمان sulaiman suleiman soleiman sulayman soliman
سلمان salman selman
سلام salam
كريم karim kareem kerim
رحيم rahim raheem
رحمن rahman
عبدالله abdullah abdallah abdulla abdellah abdollah
عبدالرحمن abdulrahman abdurrahman abderrahman abdelrahman abdurahman
عبدالرحيم abdulrahim abderrahim abdurrahim
عبدالعزيز abdulaziz abdelaziz
عبدالقادر abdulqadir abdelkader abdulkadir
عبدالكريم abdulkarim abdelkarim abdelkrim
عبدالحميد abdulhamid abdelhamid
جعفر jafar jaafar
جمال jamal gamal djamel jamaal
جميل jamil jameel gamil
جبار jabbar
جواد jawad javad jawed
جمعه juma jumah jomaa
جلال jalal jelal celal
طارق tariq tarek tarik
طاهر tahir taher
فاطمه fatima fatimah fatemeh fatma fatema
فيصل faisal faysal feisal
فهد fahd fahad
فواد fuad fouad foad
فريد farid fareed ferid
قاسم qasim kassem ghasem qassem kasim qasem
قادر qadir kader kadir qader
لطيف latif lateef
ماجد majid majed maged
مجيد majid majeed
مالك malik malek
مراد murad mourad morad
منصور mansour mansur mansoor
موسي musa mousa moussa moosa
ناصر nasser nasir naser
نبيل nabil nabeel
نور nour noor nur
هاشم hashim hashem hachem
هشام hisham hicham hesham
ياسر yasser yasir yaser
ياسين yassin yasin yaseen yassine
يحيي yahya yehia yahia
زينب zainab zeinab zaynab zeynab
زهرا zahra zehra
زكريا zakaria zakariya zekeria
ذاكر zakir dhakir zaker
مرتضي murtaza morteza murtada mortaza
رضا reza rida ridha raza riza
ضياء zia diya dhia ziya
فضل fazl fadl fazal fadel
رمضان ramadan ramazan ramadhan
قاضي qazi qadi kadi ghazi
نظام nizam nezam
ظاهر zahir dhahir zaher
كاظم kazim kadhim kazem kadhem
مظفر muzaffar mozaffar
شريف sharif cherif shareef sherif
شاهين shahin shaheen sahin
شعبان shaaban shaban chaaban
بشير bashir bachir basheer beshir
بلال bilal belal
بكر bakr bakir
بدر badr bader
ايمن ayman aymen aiman
ايوب ayub ayoub ayyub ayoob
امين amin ameen
امير amir ameer emir
انور anwar enver anvar
اكرم akram ekrem
اسد asad assad esad
اشرف ashraf achraf
اياد iyad eyad ayad
ادريس idris idriss edris
الياس ilyas elias elyas
حمزه hamza hamzah hamzeh
حكيم hakim hakeem
حبيب habib habeeb
حيدر haidar haydar haider heidar
خليل khalil khaleel halil
خديجه khadija khadijah khadijeh hatice
داود dawood daoud davood dawud davoud
غلام ghulam gholam gulam
غفور ghafoor ghafour ghafur
صادق sadiq sadegh sadek sadeq
صالح saleh salih salah
صلاح salah saleh
صباح sabah
صدام saddam
عادل adel adil
عامر amer amir
عباس abbas abas
عدنان adnan
عزيز aziz azeez
عصام issam essam isam
عمار ammar amar
عيسي isa issa eissa essa
عارف aref arif
مهدي mahdi mehdi mahdy
هادي hadi hady
هاني hani hany
نعيم naim naeem
نجيب najib najeeb neguib
وسيم wassim waseem wasim
زاهد zahid zahed
زياد ziad ziyad zeyad
سامي sami samy
سمير samir sameer
سجاد sajjad sajad
سهيل suhail soheil suhayl sohail
سيد sayed syed sayyid said seyed sayyed
شكري shukri choukri
ثابت thabit sabet thabet
تقي taqi taghi
مطلق mutlaq
باسم basem bassem basim
بهاء bahaa baha
جاسم jassim jasim jasem
هيثم haitham haytham
مريم mariam maryam meryem mariyam
عايشه aisha aicha ayesha aysha
ليلي laila leila layla
صبري sabri sabry
الحسين alhussein alhussain elhossein
الشمري alshammari alshamari
الجبوري aljubouri aljuburi aljaburi
الدليمي aldulaimi
العبيدي alobaidi alubaidi
السوداني alsudani
المغربي almaghribi elmaghrebi
التميمي altamimi
الخطيب alkhatib elkhatib
المصري almasri elmasry
العلي alali elali
الحاج alhaj elhadj alhajj
الياسري alyasiri
پرويز parviz parwiz pervez
پيمان peyman payman
پژمان pejman pezhman
پدرام pedram
پوريا pouria pooria
چنگيز changiz genghis
بيژن bijan bizhan
بهرام bahram behram
بهروز behrooz behrouz bahroz
بهزاد behzad bahzad
فرهاد farhad ferhad
فرشاد farshad
فرزاد farzad
فريدون fereydoun fereidoon fridon
كامران kamran
كاوه kaveh kawa kawe
كيان kian kiyan
كوروش kourosh kurosh cyrus
گلبهار gulbahar golbahar
گل gul gol
گلاب gulab golab
مهران mehran mihran
مسعود masoud massoud masood mesud
معصومه masoumeh masuma masooma
ميرويس mirwais mirwaise mirvais
ميلاد milad
نادر nader nadir
نويد navid naweed nawid
وحيد vahid wahid waheed
هومن hooman houman
هيمن hemin himan hemn
هيوا hiwa heva
هوشيار hoshyar hoshiar hooshyar
هاوري hawre hawri
ازاد azad
ارش arash
ارمان arman
اراس aras
ارام aram
اسيه asiya asieh
افشين afshin
اميد omid umed omed umid
ايران iran
ابوالفضل abolfazl abulfazl abualfadl
شاپور shapour shapoor
شيركو sherko shirko
شوان shwan shvan
سردار sardar serdar
سيروان sirwan sirvan
سوران soran
سامان saman
سيامند siamand siyamend
رزگار rizgar rzgar rezgar
ريبوار rebwar rebwaar rebwer
ريبين rebin
رستم rostam rustam rustem
زانا zana
زردشت zardasht zerdesht
دلشاد dilshad delshad
ديلان dilan
داريوش dariush darius daryoush
جوتيار jotiar jutyar
جيهان jihan cihan jehan
بختيار bakhtiar bakhtiyar
بارزان barzan
بارزاني barzani
باوان bawan
خوشناو khoshnaw xoshnaw
خالق khaliq khaleq
كاروان karwan
كمال kamal kemal
كردستان kurdistan
كويستان kwestan
نوزاد nawzad nauzad
نيچيروان nechirvan
نازدار nazdar
گوران goran
گلاله galala
هلو halo
هژار hazhar hejar
پشتيوان pshtiwan pishtiwan
پيروت pirot
شقلاوي shaqlawai shaqlawayi
زهير zuhair zoheir
عظيم azim azeem
غزني ghazni
نجيبالله najibullah najeebullah
حميدالله hamidullah
رحمتالله rahmatullah
عنايتالله enayatullah inayatullah
ذبيحالله zabihullah zabiullah
ضياءالدين ziauddin ziyauddin
صلاحالدين salahuddin salaheddine saladin
نورالدين nuruddin noureddine nooruddin
شمسالدين shamsuddin chamseddine
سيفالله saifullah seifullah
اسدالله asadullah assadullah
خان khan
احمدزي ahmadzai ahmedzai
يوسفزي yousafzai yusufzai
وردگ wardak
زدران zadran
منگل mangal
كرزي karzai
محسود mehsud
افريدي afridi
خټك khattak
بټ butt
چودهري chaudhry choudhury chaudhary
بهټي bhatti
شاه shah
اقبال iqbal eqbal
اعجاز ijaz ejaz
اختر akhtar akhter
پرويز pervaiz
جاويد javed jawid jawed
جاوید javid
خورشيد khurshid khorshid
رفيق rafiq rafeeq rafik
شهباز shahbaz
شوكت shaukat shawkat
ظفر zafar
عمران imran emran omran
غزاله ghazala ghazaleh
فاروق farooq faruq farouk faruk
نواز nawaz
نذير nazir nazeer
ياسمين yasmin yasmeen jasmin
وزير wazir vazir
تسنيم tasneem
ثريا soraya suraya thuraya
ذوالفقار zulfiqar zolfaghar
لاله laleh
مژگان mojgan mozhgan
نسرين nasrin nasreen nesrin
پروين parvin parween perwin
شيرين shirin shireen
موسوي mousavi musavi mosavi musawi moussawi
علوي alavi alawi
رضوي razavi rizvi radawi
تقوي taghavi taqavi taqwi
نقوي naqvi naghavi naqawi
مولوي molavi mawlawi mowlavi
خسروي khosravi khusravi khosrawi
خسرو khosrow khosro khusraw
سياوش siavash siyavash siawash
شيوا shiva shiwa
سيما sima
ژاله jaleh zhaleh
ژيلا jila zhila
فروزان forouzan foruzan furuzan
سروش soroush sorush surush
هوشنگ hooshang houshang hushang
اروند arvand arwand
كيوان keyvan keiwan kaywan kaivan
ايوان ivan eivan
ويس vis weis wais
اويس owais uwais oveis awais
ولي vali wali
جويا juya joya
مانوش manoush
قربان ghorban qurban qorban kurban
قربانعلي ghorbanali qurbanali
قلندر ghalandar qalandar
قدير ghadir qadir qadeer kadir
قدوس quddus ghoddous
غفاري ghaffari ghafari
قوامي ghavami qavami
قريشي ghoreishi qureshi qurayshi quraishi kuraishi
اقايي aghaei aghayi
تهراني tehrani tahrani
شيرازي shirazi
اصفهاني esfahani isfahani
كرماني kermani kirmani
تبريزي tabrizi
رستمي rostami rustami
مرادي moradi muradi
محمدي mohammadi muhammadi
احمدي ahmadi ahmedi
حسيني hosseini husseini hussaini hoseini
كريمي karimi
رحيمي rahimi
رضايي rezaei rezai rezaie rizai
اكبري akbari
اكبر akbar
اصغر asghar
عليزاده alizadeh alizada
حسنزاده hassanzadeh hasanzada
نجفي najafi
نظري nazari nazary
نوري nouri noori nuri
صفوي safavi safawi
صديقي siddiqui seddiqi sediqi siddiqi
فروتن foroutan forutan
فاضل fazel fadel fadhil
فاضلي fazeli
مقدم moghadam moghaddam muqaddam
منوچهر manouchehr manuchehr
مجتبي mojtaba mujtaba
محسن mohsen muhsin mohsin
معين moein moin mueen muin
مرضيه marzieh marziyeh
منيره monireh munira
مينا mina meena
نرگس narges nargis
نيلوفر niloufar nilofar nilufar
نازنين nazanin
ستاره setareh sitara
سميرا samira
سارا sara sarah
شهرام shahram
شهريار shahriar shahriyar
شهناز shahnaz
شبنم shabnam
شكوفه shokoufeh shukufa shokofeh
طاهره tahereh tahira tahirah
عاطفه atefeh atifa
غلامرضا gholamreza ghulamreza
فايزه faezeh faiza
فرخنده farkhondeh farkhunda
گيتي giti geeti
گوهر gohar gowhar guhar
مهوش mahvash mahwash
ميترا mitra
واحد vahed wahed wahid
وارسته varasteh warasta
وفا vafa wafa
وكيل vakil wakil wakeel
وفايي vafaei wafai
وردان vardan wardan
ورزي varzi warzi
يوسفي yousefi yusufi yousofi
ياوري yavari yawari
جوادي javadi jawadi
داودي davoudi dawoodi daoudi
داوري davari dawari
ديوان divan diwan
پويان pouyan puyan poyan
پهلوان pahlavan pahlawan
هواري hawari houari
هوره hawra hora
هاوار hawar havar
هاوكار hawkar havkar
هيرش hersh hirsh heresh
هيمت himat hemat
هردي hardi herdi
سورچي surchi sorchi
زيباري zebari zibari
زنگنه zangana zangeneh
دزيي dizayi dizayee dzayi
برزنجي barzanji berzinji
طالباني talabani
جاف jaf jaff
شوكور shukur shukor
عوسمان osman othman
عومر omer omar
عهلي ali
قهرهداغي qaradaghi qaradakhi
رانيه ranya rania
رانيا rania ranya
سليماني sulaimani slemani sulaymani
كركوكي kirkuki karkuki
هورامي hawrami hewrami
شارهزوري sharazuri sharazouri
پشدري pshdari pishdari
بوتاني botani
عمادي emadi amadi
سندي sindi
دوسكي doski duski
بامرني bamerni
گولي goli guli
گهردي gardi
جزايري jazairi djazairi aljazairi
تونسي tunsi tounsi
بوعزيز bouaziz
مداني madani
شرقاوي cherkaoui sharqawi charkaoui
علاوي allawi alaoui alawi
ادريسي idrissi
بناني bennani
فاسي fassi fasi
طنجاوي tanjaoui
زروال zeroual
صحراوي sahraoui sahrawi
مكاوي mekkaoui makkawi
قاسمي kacimi qasimi kassimi ghasemi
شريفي cherifi sharifi
رحماني rahmani
سلطاني soltani sultani
عثماني othmani usmani osmani
هلالي hilali helali
منصوري mansouri mansoori
بوزيد bouzid bouzeid
عاشور achour ashour
يوبي ayoubi
حداد haddad hadad
نجار najjar nagar
خياط khayat khayyat
صباغ sabbagh
خوري khoury khouri
شامي shami chami
حلبي halabi
حمصي homsi humsi
دمشقي dimashqi demashki
عراقي iraqi
بغدادي baghdadi
بصري basri
موصلي mosuli musli
كناني kinani kanani
خفاجي khafaji
ساعدي saadi saedi
ربيعي rubaie rubaiee rabiee
زبيدي zubaidi zobeidi
عزاوي azzawi
عاني ani
قيسي qaisi kaisi
بياتي bayati
جنابي janabi
حمداني hamdani
طايي tai taie
لامي lami
كعبي kaabi
نعيمي nuaimi naimi
هاشمي hashemi hashimi
ياسين yasin
تكريتي tikriti
شيخ sheikh cheikh shaikh
بشير bashir
ادم adam adem
الطيب altayeb eltayeb tayeb tayib
النور alnour elnour
عوض awad awadh
عوضالله awadalla
خير khair kheir
بابكر babiker babikir
حامد hamid hamed
دفعالله dafalla dafallah
بكري bakri bakry
فضل fadl
كوكو kuku koko
توم toum tom
جبريل jibril gibril djibril jebril
سنوسي senussi sanusi snoussi
غيث ghaith gheith
مفتاح muftah miftah
ورفلي warfalli werfalli
قذافي gaddafi qaddafi
تاجوري tajouri tajuri
مصراتي misrati
فرجاني ferjani farjani
صومالي somali
عبدي abdi
وارسمه warsame
شرماركي sharmarke
نور nur
گدي gedi
سمنتر samatar
بري barre
عمير umair omair omayr umayr
عامره amra
اميره amira amirah ameera
كريمه karima kareema
سميره samira sameera
جميله jamila jameela djamila
لطيفه latifa lateefa
حبيبه habiba habibah
رشيده rashida rachida
سعيده saida saeeda
نبيله nabila
فريده farida faridah farideh
عزيزه aziza azeeza
خالده khalida khaleda
ناديه nadia nadiya
هدي huda hoda houda
نوره noura nora nura
اسماء asma asmaa
ايمان iman eman
هناء hana hanaa
رنا rana
دينا dina deena
هبه hiba heba
سلمي salma selma
سهي suha soha
مني mona muna mouna
نهي nuha noha
امال amal aamal
امل amal
زهره zohra zahra zohreh
شيماء shaima chaima shaimaa
غاده ghada
وفاء wafa wafaa
هاجر hajar hajer
سهام siham seham sihem
اكرام ikram ikrame
كوثر kawthar kaoutar kausar kowsar
حياه hayat hayet
رحمه rahma
سكينه sakina soukaina sakineh
حليمه halima haleema halimeh
امينه amina ameena amineh
صفيه safia safiya safiyya safieh
رقيه ruqayya roqaya rukaya roghayeh
سميه sumaya soumaya somayeh sumayya
بسمه basma besma
قتيبه qutaiba koutaiba kutaiba qutayba
حذيفه hudhaifa houdaifa huthaifa
معاويه muawiya mouaouia
مصعب musab mosab musaab
زبير zubair zoubeir zobair zoubir
زيد zaid zayd zeid
عقبه oqba uqba okba
عكرمه ikrima
اسامه osama usama oussama
انس anas anass
معاذ muadh moaz muath mouad
عروه urwa orwa
لوي luay louay loai
قصي qusay qusai koussay
عدي uday oday adi
ليث laith layth leith
مهند muhannad mohannad mouhanad
بشار bashar bachar
حافظ hafez hafiz
فادي fadi fady
وسام wisam wissam
حسام hussam hossam houssam
عماد imad emad
زين zain zein zayn
علاء alaa ala
نضال nidal nedal
جهاد jihad djihad cihad
مهيمن muhaymin
منذر munther mundhir monzer
منير munir mounir moneer
مروان marwan marouane merwan
مازن mazen mazin
ماهر maher mahir
مجد majd
قيس qais qays kais
فراس firas feras
فهيم fahim faheem
غازي ghazi gazi
غسان ghassan gassan
شوقي shawqi chouki shawki
شكيب shakib chakib
سيف saif seif sayf
سهيله suhaila soheila
رياض riyad riad riadh reyad
رفعت rifat refaat rafat
رضوان ridwan radwan redouane rezwan
ربيع rabi rabie rabih
دريد duraid doreid
حمدان hamdan
حمود hammoud hamoud
جابر jaber jabir gaber
توفيق tawfiq toufik tofiq taufik
تامر tamer tamir
تيسير taysir taiseer
بسام bassam basam
باسل basel basil bassel
ايهاب ihab ehab
انيس anis anees
اكثم aktham
وايل wael wail
يزيد yazid yazeed
يزن yazan
يونس yunus younes younis yunis
يعرب yarub
عبدالحق abdelhak abdulhaq
عبدالمجيد abdelmajid abdulmajeed
عبدالسلام abdelsalam abdulsalam abdeslam
عبدالوهاب abdelwahab abdulwahhab
عبدالناصر abdelnasser abdulnasir
عبدالغني abdelghani abdulghani
عبدالجبار abduljabbar abdeldjebar
عبدالباري abdulbari abdelbari
عبدالحكيم abdulhakim abdelhakim
عبدالستار abdulsattar abdelsattar
عبدالخالق abdulkhaliq abdelkhalek
عبدالمالك abdelmalek abdulmalik
عبداللطيف abdullatif abdellatif
`;
