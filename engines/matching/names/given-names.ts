/**
 * Further given names that are near others and yet names of their own, folded and romanised, from general knowledge.
 * Two known names that no class brings together are two names: see compare-tokens.ts.
 */
export const GIVEN_NAMES = `
karzan kardo karo karokh karox karim karima rawand rawaz rebaz rekawt rekan renas rizan rojan rojin rozhin roza rona ronahi
soran sirwan shirwan shivan shakar shilan sheelan shadan shado shko shaho shahab shahin sherwan sherzad sardasht sarbast sarkawt
sarkar sarwar sarmad saman samand sangar sana sanar sazan siyar siyabend sozan sozdar barham barhum baxan baran barin bestun bryar
brwa bahar bahoz bayan bextiyar chiman chnar chia chira dara daran darya dashni dawan delal delan deniz dersim derya diyar diyako
diman dilnaz dilnia dilman dina dler hana hana havin hawar hawraz hazar hedi helin hemin hardi harem hazhin hemdad heshu hoger
jamila jalila jegir jihad jiyar kajal kawan khalat kani kazhal kawthar lana lava lavin lawand lolan mardin marwan masud mazin
mahabad media mariwan nali nabaz namo nariman naz nazanin nawshirwan niyan niga nian nashmil nasrin nergiz nigar nishtiman nizar
pari paiman payam parwana parzhin pola posho qadir rabar ranj rang rangin ranya ravin razaw razi renwar rezan rozh rubar runak
safin salar sama sakar samira sarya sawsan saya tara taban tavga tahsin taha tanya taymur teba tofiq wirya xandan xezan yad yadgar
zagros zanyar zaniar zhila zhino zhwan zilan zimnako zryan zozan
abeer abla adiba afaf afnan afra ahlam aida ala alaa alia aliya alma amal amani amira amina ammar amna amr anis anisa anmar anwar
aqil aram arij arwa asala asma asil ata atef athir awad awatif aya ayat azhar aziza badia badr bahija bahira baraa basma bassam
basima bayan buthaina dalal dalia dana daniya dalila dhuha dima dina diyaa duaa duha durayd eman esraa fadi fadia fadwa fahim
fahima fajr faiz faiza falah farah faraj faris farida fatin fathi fathia fawaz fawzi fawzia fayez fayza firas fida fouzia ghada
ghadeer ghassan ghazi ghaith hadeel hafsa hafiz hafid haifa hala halima hamad hamdan hamdi hamed hana hanan haneen hanin harith
haroun hasna hassiba hayat hazem hiba hikmat hind houda huda hussam ibtisam idir ikram ilham iman inaam inas intisar iqbal iqra
israa ithar izzat jabir jaber jad jalila jana janan jawdat jawhar jenan jihan joud jumana kafa kamila kanan karam karima kenza
khalaf khadra khalid khamis kholoud khaldoun khalida labib lamia lamis latifa layth lina loubna louay lubna lujain luma maan mada
maha mahasin mahir maher mais maisa majd majda majida malak malika manal manar maram marwa marwan maya mayada maysoon mazen miral
mona mounir mounira moaz muayad mubarak mudar muhannad muhsin mukhtar munir munira munther muna munther muslim mutaz nabila nada
nader nadia nadine nadir nael naima naila najat najla najm najwa nashwa nasim nasima nasrin nawal nawaf nawras nawfal nazik nazir
nibal nidal nihad nihal nisreen nizar noha nouf nuha qais qamar qusay raad rabab rabia radwan rafid rafat raghad raghda rahaf rahma
raja rajaa rakan rami ramia ramzi rana rand rania rasha rasul raed rauf rawan rayan razan reem riad rim rima rola rouba ruba rula
rukaya saad saadi saba sabah sabiha sabir sabrine sadia safa safaa safia safwan sahar said sajida sakina salam salama salima salma
salwa samar samara samia samih samiha samira sana sanaa sara sarab sawsan shada shadi shadia shaima shakir sharifa shatha sherine
siham sihem suad suha suhaila sumaya suzan tahir tahani talal talib tamer tamim taysir thamer thaer thana turki usama wadah wael
wafa wafaa wahib wajdi wajdan walaa waad widad wiam wijdan yahia yamama yaman yara yasmina yazan yazid yosra yumna zahir zahi
zaher zaid zaida zaki zakia zeina zohra zouhair zuhur
abtin afsaneh afsar afshar ahoo akram alborz alma anahita arash aram ardalan ardeshir arezoo arezou arian arman armin arshia arvin
ashkan asghar ata azar azita babak bahareh bahman bahareh baran bardia behnam behnaz behrad behzad benyamin dariush daryush davood
delaram dorsa ehsan elaheh elnaz esfandiar faezeh fariba farid faramarz farhang faribors farnaz farrokh farshid farzad farzan
farzin faranak fereidoon firouz firouzeh forough giti golnar habib hamed hamideh haniyeh hedyeh hengameh hesam homayoun homa
hooshang houman iraj jaleh jamshid kambiz kamal kamran kamyar kaveh kazem keyvan kian kianoush kimia ladan laleh leila mahin
mahnaz mahsa mahshid mahtab majid mandana maryam marzieh masih mehdi mehran mehrdad mehrnaz mehrzad mina minoo mitra mohsen
mona monireh mostafa nader nahid narges nargess nasim nasrin navid nazanin nazila neda negar niloufar nima niousha omid pantea
parastoo parham parisa parsa parvaneh parviz payam payman pegah pejman pooya pouria pouya rahim ramin rana rashin reyhaneh reza
roozbeh roshanak roxana roya sadaf saeed saeedeh saghar sahar salar saman samaneh samira sanaz sara sasan sepehr sepideh setareh
shabnam shadi shaghayegh shahab shahin shahla shahram shahriar shahrzad shapour shayan sheida sheyda shiva shohreh shokoufeh
siamak sima simin sina sogand soheila sohrab soroush tahereh taraneh tina touraj vahid yasaman zahra zari zeinab ziba zohreh
abdul agha ajmal akbar amanullah aminullah aryan asif atal aurang aymal azmat babur bahadur baryalai basir breshna daud emal
ezatullah farhad farid farzana fawad ferozan ghani ghazan gulalai gulab haroon hasib hila humaira idrees ihsan ilyas jamal jamil
jawid kamal karima khalil khyber laila lemar maiwand malalai marwa masood mirza mustafa nadia nangyal naqib naseer nasrat nazifa
nilab nilofar obaid omaid palwasha parwana qais qasim rahila rohan roshan sabir sadaf sadat sahar salma samim sanga shabana
shafiq shah shahla shakila shaima sharif shir shukria sohaila sulaiman tahmina tamana toryalai turyalai wali waris wazhma yama
yalda yusra zabi zainab zalmay zarghuna zarif zarmina zubair
agron altin andi anisa arber ardit arjan arlind armend artan artur astrit avni azem bajram bardh bardhyl bashkim bekim besa
besart besim blendi blerim bledi burim dardan demir dhimiter dren drin driton durim edi edmond egzon elira elvis endri enis erion
ermal esat fatos faton fisnik flamur flutura gani gazmend genc genti gezim granit hajdar haki hamza isa ismet jeton kastriot
klodian korab kujtim kushtrim labinot lavdim liridon luan lirim lule mentor mergim mimoza naim nexhat petrit pjeter qemal ramadan
rexhep rinor sali sadik saimir shpend shpetim shkelqim sokol taulant teuta valdrin valon valmir vjosa visar xhavit xhelal yll
zamir zef
an anh bac bao bich binh cam canh chau chi chien chinh cuong da dai dan danh dao dat diem diep dinh do doan dong du duc dung duong
duy duyen gia giang ha hai han hang hanh hao hau hien hiep hieu hoa hoai hoan hoang hong hop hue hung huong huu huy huyen khai
khang khanh khoa khoi khue kien kieu kim lam lan lanh le lien linh loan loc loi long luan luc luong luu ly mai manh minh my nam
nga ngan nghia ngoc nguyen nguyet nha nhan nhat nhi nhu nhung ninh nu oanh phat phi phong phu phuc phung phuoc phuong quan quang
que quoc quy quyen quynh sang son suong tai tam tan thach thai than thang thanh thao the thi thien thinh thoa thong thu thuan
thuc thuy thuyen tien tin tinh toan tra tram tran trang tri trinh trong truc trung truong tu tuan tung tuong tuyen tuyet uyen
van viet vinh vu vuong vy xuan yen
abel abraha afeworki amanuel amare aman aron asmerom bahta belay bereket beyene biniam biniyam desbele desta efrem ermias eyasu
feven filmon fikre fitsum ftwi genet ghirmay girma girmay goitom habtom hadish hagos haben henok huruy isayas kaleab kflom kibrom
kifle kiros luam luwam medhane medhin merhawi mebrahtu meles merih mulugeta mussie natnael nahom okbay rahel robel ruta saba
samrawit semere semhar senait shewit simon tedros temesgen tekeste tesfagabir tesfalem tsegay tsehaye weldeab winta yafet
yared yemane yohana yonatan yonas zerai zewdi
alba aldo alma amos arne aurora axel balder ben bela birk bo boaz cara carla cato celine chloe chantal clive colin coral dag dale
daria dina dora dorian edda elke elsa elvis emre enzo erin erna evan ewan faith fay fleur frans freya gail gaia ginger gina gus
hazel heath helga hope iga ilse inga inge ingrid iris isla ivy jade jan jana jari jens jill jody joel joey jorg joy jude june kai
karl katja kay keira kira kurt lara lars lea lena levi lia lila lin lina linus lisa liv lola lorna luna lyra mara mark mars mats
maud mila milan mina mira moira mona myra naomi nela nell nils nina noel nora olaf olav omar ona orla oren otis owen paige petra
piet pia rhea rhys rita roel romy rory rosa ross ruth sven silke silas sina stella stig sten tess tilo timo tina troy uma una ute
uwe vera viktor wade wanda willa yara yves zane zara zita zora
`;
