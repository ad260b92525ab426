/**
 * Short forms and translations of given names, one class a line, folded and romanised, written from general knowledge.
 * A name may be in several classes. Spellings that are near each other need no entry.
 */
export const SHORT_FORMS = `
aaron ron ronnie harun haroun aron
abdelhakim hakim
abdelmajid majid
abdelmalik malik
abdelwahab wahab
abdelwahid wahid
abdulaziz aziz azo
abdulbasit basit
abdulghani ghani
abdulhadi hadi
abdulhakim hakim
abdulhamid hamid hamido
abduljabbar jabbar
abdulkadir kadir qadir kado
abdulkarim karim krimo
abdullah abdo abdi abed apo abdallah abdou abdu abdulla
abdullatif latif
abdulmajid majid
abdulmalik malik
abdulqader qader
abdulrahim rahim
abdulrazzaq razzaq razaq razzak
abdulsalam salam
abdulsamad samad
abdulwahid wahid
abdurrahman rahman abdo abdelrahman
abigail abby abbie gail
abner ab
abraham abe abram bram avraham ibrahim ebrahim brahim ibrahima ibro
abraham abrham abreham
adam adamo adem adham
adelaide addie adela della heidi adelheid
adnan adan
adrian ade adriano hadrian adriaan ari
agatha aggie agathe agata
agnes aggie agnieszka nessie ines agnese aneta
ahmad ahme ehmed hema
ahmed ahmet ahmo amed achmat amadou hamada
alaa ala
alaattin alauddin aladdin alaaeddine alaaldin
alan al alain allan allen alun
albert al bert bertie albie alberto albrecht adalbert
alberta bertie allie
aleksander alexander alexandre alejandro alessandro alex alec aleksandr oleksandr sasha sascha sacha sandy xander sander sandro lex alek oles sanya shura iskander iskandar eskandar skender
aleksander leka lek
alexandra alessandra aleksandra alejandra oleksandra sandra sandy sasha alex lexi lexie sacha shura sanya ola
alexis alexei aleksei alexey alyosha lyosha alex lexi oleksii
alfred alf alfie fred freddie alfredo fredo
alfreda freda freddie
ali alou aliou aly alo eli
aliakbar akbar
aliakbar ali
aliasghar asghar
alice ally allie alicia alisha alix lissie
alireza ali
alireza reza
alison ally allie ali
alonzo lon lonnie alphonse alfonso alonso fonzie alfons
alvin al vin
amanda mandy manda amandine
amanullah aman
ambrose ambrosio brose ambroise
amelia amy millie mel amalia amelie
amirali ali
amirali amir
amirhossein amir
amirhossein hossein
ammar amar
anas annas
anastasia nastya nastia asya stacy stacey anastasiya ana
anatoly tolya tolik anatolii anatol
andrew andy drew andreas andre andrei andrej andrea anders andres andriy andrii andrzej andras ondrej andria andrius endrew hendry
angela angie angelina angelika angele gela
angus gus
ann anne anna annie nan nancy anita ana nannie annette
anna anya anja anika anneke antje anouk anushka anke anka asya nyura ania
anthony tony antonio antoine anton toni tonio antoni toon antal antun ton tonie ante
antonia toni tonia antoinette tonya nettie
apollonia polly
arabella bella ara belle
arben ben beni
arberor arber berti
archibald archie
ardian dian adrian
ariadne ariane arianna
arnold arnie arno arnaud arnaldo
arthur art artie arturo artur
asadullah asad
aster esther
athanasius thanasis athanasios thanos sakis
atiqullah atiq
augusta gussie gusta
augustus augustine gus august augusto augustin auguste agustin
ayse aisha ayshe aise aische aichatou aissatou aysel
azad aza
azizullah aziz
bahattin bahauddin bahaeddine
barbara barb babs barbie basia bobbie varvara varya babette barbora
barialai baryalai
barnabas barney barnaby
bartholomew bart bartek barth bartolome bartolomeo bartosz bartol
bashkim shkimi
basil vasily vasilis vassilis basile vasyl vasya wasil basilio vasile vasil
beatrice bea trixie beatrix beatriz bee
belinda bel linda lindy
benedict ben benny bennett benedikt benoit benito benedetto
benjamin ben benny benji benjamim binyamin bunyamin benyamin veniamin
bereket baraka berekat
berhane birhane berhan birhan brhane
berivan beriwan berevan
bernadette bernie detta
bernard bernie barney bernhard bernardo bernd barnard bernat
bernice bernie bunny
bertha bertie berta birdie
bertram bert bertie bertrand
besnik nik
beverly bev beverley
bijan bizhan
bilal belal
bismillah bismil
bogdan bohdan
boris borya
braden brad
bradley brad
brandon bran
brenda bren
brendan bren
bridget bridie biddy brigitte brigid birgit gitte brigida bridgette
bruno brunon
burhan borhan
burton burt
caleb cal
calvin cal
cameron cam
camilla cammie millie camille kamila
candace candy candice
carl charles charlie charley chuck chas carlos karl karel carlo karol chip carolus carlito karoly charly
carmen carmela mela carmella
caroline carol carrie carolina lina caro karolina lynn carolyn carole
casimir kazimierz kaz cas
caspar kaspar jasper gaspard casper kasper gaspar
cassandra cass cassie sandra sandy
catherine kate katie kathy cathy kathryn katherine katharina katarzyna kasia katya katia katerina ekaterina yekaterina kitty kay caterina catalina cat karin karen kathleen kit katja trina katrin katrina kateryna katinka kaatje
cecilia celia cissy cecile cecil sissy
cedric ced rick
cemal jamal jemal
charlotte lottie charlie lotte carlotta charlene lola karlotta
cheryl cher sheryl sherry
chester chet
christian chris kris kristian cristian christiaan krystian karsten carsten christie
christina chris chrissy tina kristina christine kirsten christel cristina krystyna kristin krista kerstin chrissie crissy stina
christopher chris kit topher christoph cristobal christophe cristoforo krzysztof krysztof kristof kris christof christoffel kristoffer stoffel
cihan jihan
civan jiwan
ciwan jiwan jwan
clara clare claire klara chiara clarissa clarrie
claude claudio claudius klaus claudiu
clement clem clemente klemens
cleopatra cleo
clifford cliff
clinton clint
conrad con konrad curt kurt conrado corrado koenraad kort
constance connie constanze constanza
constantine konstantin kostas costa costas gus dinos kostya costantino constantin konstantinos kosta dino costel
cordelia delia cordy
corinne cory corey corinna
cornelius con neil cor cornelis kees corneille corneliu cornel
curtis curt
cuthbert bert cuddy
cynthia cindy cyndi
cyril kiril kirill cyrille kyril kyrylo kirillos
cyrus kourosh kurosh koresh siroos sirous
daniel dan danny danilo danila daniele daniil danya dani danijel danielle danylo danie
daniel danel danait
danielle dani dany daniela danuta
daphne daph
darius dariusz darek dario daryush
dariush darius daryush dara
darrell darryl daryl
david dave davy davide dawid taffy davey davit davyd dafydd dudu
davut david dawud daoud davud
dawit david dawid
deborah deb debbie debra debby
delbert del bert
delilah lila dee
della adela
demetria demi
denis dennis denny dion dionysius denys dionisio
derek derrick dirk diederik dietrich deryck theodoric
desiree des desi
desmond des
diana di diane dianne
dilshad dilo dilsad
dimitri dmitri dmitry dima mitya dimitrios dimitris dimitar mitko mitja dmytro demetrius dimitrije dmitriy dmitrii dumitru jimmy
dlshad dilshad
dolores lola lolita dolly
dominic dom nick domingo dominique domenico dominik nico domenic mimmo dinko
dominica nica
donald don donny donnie
donovan don
doris dory
dorothy dot dottie dolly dora dorothea dorota dodie thea dory dorotea
douglas doug dougie
dritan tani
drusilla dru cilla
duncan dunc
dunya donia
ebenezer eb eben
edgar ed eddie edgardo
edith edie edyta
edmund ed eddie ned edmond edmundo ted
edna eddie
edward ed eddie ted teddy ned eduard eduardo edoardo edouard edvard eduardas edi duarte
edwin ed eddie win
edwina winnie eddie
ehsan ihsan
eileen aileen ellie helen
elbert bert al
eleanor ellie nell nelly nora ella elinor lena eleonora leonora lenore nellie norah lenora leonore elenora
elham ilham
elias elijah eli ilya ilia elie ilyas elia ilie eliya lias
elias eliyas elyas
eliezer lazar lazer
elif alif
elisha eli lish
elizabeth liz lizzie beth betty eliza elisabeth elisa isabel isabella libby bess bessie betsy elise lisbeth ilse elsa lisa lili elsbeth liesl elzbieta ela erzsebet bettina yelizaveta elizaveta liza lise babette ellie elspeth elle
ellen nell nellie helen helena elena helene lena nelly ilona olena yelena ilonka heleen jelena elen eileen alyona lenka halina hellen eleni lenochka
elvira elva vira elvire
elyas ilyas
emad imad
emil emile emilio emilian
emily em emma millie emmy emilie
emine amina amine aminata aminah
emmanuel manny manuel emanuel manu emanuele immanuel manolo manuele manolis manoel
enayatullah enayat inayat
enver ver
ephraim eph efrem efraim afrem
erasmus ras rasmus erasmo
eric rick ricky erik eryk erich erico
ermias jeremiah ermyas eremias
ernest ernie ernst ernesto arnie erno
ernestine erna ernestina tina
esmat ismat
esmatullah esmat
estelle essie stella estella estela
esther hetty essie ester hester hettie
eudora dora
eugene gene evgeny yevgeny zhenya eugenio eugen eugeniusz evgeni evgenii yevgenii yevhen jeno jevgeni
eugenia zhenya evgenia genia jenny yevgenia eugenie
eunice nicie
eustace stacy
eva eve evie yeva ewa evita
evelyn eve evie ev lynn
eyob job ayub iyob
ezekiel zeke
fahrettin fakhruddin fakhreddine
farooq omar
fatemeh fati
fatma fatos fato fatima fadma fatoumata faty fatou fatimah
fatmir miri miro
fazalrahman fazal
fazlullah fazl
felicity fliss felicia felicitas lissa
felix feliks
ferdinand fernando fernand ferd ferdi hernando nando fernao ferdie ferdy
fereshteh fereshta firishta
ferhat farhad
fidelia delia
filip philip phil pip philippe felipe philipp filippo filippos flip filipe pippo lip felip
fiona fi
florence flo florrie flossie florentine firenze
florian florin flori
frances fran francine frankie francesca francisca fanny franziska franny francoise franciska cissy franca fannie franka
francis frank frankie fran francisco francesco francois franz frans paco pancho franciszek franjo franta ferenc frantisek franco chico cisco frantz kiko patxi frane
franklin frank
frederick fred freddie freddy frederic federico friedrich fritz rick frederik fryderyk frits friedel fredrik freek fedde frido
frieda friederike frida rike fritzi friedel
gabriel gabe gabi gabriele gavriil gavrilo gavril jibril cebrail gabor jabril djibril gavin
gabriel gebriel ghebriel
gabriela gabriella gabrielle gabby gabi gaby ella
gareth gary gaz
gebre ghebre gebru gebremedhin gebreselassie
genevieve gen jenny viv genoveva ginny eve
geoffrey jeff geoff jeffrey jeffery godfrey gottfried jeffry joffrey
george georgie geordie jorge georg georges giorgio jurgen yuri yury jerzy georgi georgios juraj gyorgy joris jorgen jiri giorgos iurii yuriy zhora gjergj jordi gheorghe goran jurij djordje jure egor yegor yorgos heorhii gosha ghita juri
georgina georgia georgie gina georgiana georgette
gerald gerry jerry gerd geraldo gerold
geraldine gerry dina gerri
gerard gerry gerhard gert gerrit geert gerardo gherardo gerrard
gertrude trudy gertie gert trude
gholamreza gholam
gholamreza reza
ghulam gholam golam
gilbert gil bert gilberto
gillian jill gilly juliana
giorgis george ghiorgis giyorgis
gisela gisele gisella
giuseppe joseph joe joey jose josef jozef yosef yusuf youssef beppe pepe pepito seppl sepp josip jozsef jo joop jef iosif yousef peppe pino giosue josephus osip jupp yossi joao josefo josko josif
gjergj gjergji jorgo
gjon john ndoni nikoll
gloria glory
golnaz gol
gordon gord
grace gracie grazia gracia gratia
graham gray
gregory greg gregor gregorio gregoire grigori grigory grisha grzegorz greig hryhorii grigorii grigoris krikor grega gerry
griffith griff gruffydd
griselda zelda selda
guinevere jenny jennifer gwen
gulagha agha
gulnaz golnaz
gustav gus gustave gustavo gustaf gusztav staf
guy guido vito
gwendolyn gwen wendy gwendolen lynn
habibullah habib
hafizullah hafiz
haile hayle hailemariam hailu
hamidullah hamid
hamza hamzeh
hannah hanna hana anna nan chana channah
hannibal han
hans johann johannes john
harold harry hal harald haroldo hap
harriet hattie harry henrietta harriette etta
harvey harve herve
hasan haso
hashmatullah hashmat
hassan hasan has hasso hassane assan lahcen lahsen
hassan hesen hesso
hatice khadija khadidja kadija haticha hatixhe kadiatou hadiza khadra
hawre hawri hawrey
hector hec
hedayatullah hedayat
hedwig hedy jadwiga hetty hedda
hekmatullah hekmat
henry harry hank hal enrique henri heinrich enrico hendrik henrik heinz rik henk henryk hein heiner harri jindrich enric rico heintje henrique hinrich hennie riko
herbert herb bert heribert herbie
herman hermann harman armand germain german armando hermanus
hezekiah hez
hilary hil ilario
hildegard hilda hilde
hishyar hoshyar hushyar
hiwa hiva hewa
hiwot hiwet heywet
horace horatio horacio
houshang hushang
howard howie
hubert hugh bert hugo hub huberto hugues huub hughie
humayun homayoun
humphrey humph
husamettin husamuddin houssameddine hosam
huseyin huso hussein husseyin
hussein hisen huso hise hissen
hussein hsin hoseyn lhoussaine elhoussine hocine houssine hossein husen housseini
ibrahim brahim birahim bro brim ibrahem
ibrahim ibro ibo braim brahim
ignatius ignacio nacho ignaz ignace inigo iggy ignazio
igor ihor
ilir liri
ilona ili
imogen immy imo
ines agnes
irene rene irina ira arina iren irenka iryna ireneusz
irma irmgard
irving irv irvin
isaac ike ishaq isak itzhak yitzhak izaak zak isac ishak eshaq
isabel isabella bella izzy isobel isa belle ysabel izabela isabelle bel tibby
isidore izzy isidro isidor
ismail iso smail ismet smajo
ismail simo smail smko simko
israel izzy
ivan vanya john johan jovan ioan ioannis yannis giannis jannis yiannis vanja
ivor iver ivo ivar yves iwan
izzettin izzuddin azzedine ezzeddin izzeddin
jacob jake jakob jakub yakov yasha jacobo jaap jaakko yaakov kuba jakov yaqub jacques giacomo iakovos kobe cobus sjaak jacek coby giacobbe kobus jascha jacobus yacoub
jacqueline jackie jacqui jacquelyn lynn
jamaluddin jamal
james jim jimmy jamie jem jaime seamus hamish jacques diego santiago giacomo iago tiago jay jimmie
jamshid jam
jane jenny janie jana jayne jeanne
janet jan jenny janette jannet
jared jerry
jasmine jas jazz yasmin jasmina yasemin yasmina jaz
jason jay iason
jasper jas
jean jeannie jeanette netty
jedediah jed
jefferson jeff
jennifer jen jenny jenna jennie
jeremiah jerry jem
jeremy jerry jeremiah jeremias yirmiyahu jem jeremie jez jeremia yarema
jerome jerry hieronymus geronimo jeroen girolamo jeronimo hieronim jerom
jesse jess jessie yishai
jessica jess jessie jessika
jesus chuy chucho hesus isa
joachim jochen joaquin achim jokim akim yakim joakim jochem gioacchino quim kim
joan joanie johanna juana jeanne giovanna
joanna jo johanna joana ivana joanne giovanna hanne yana zhanna jeanne
jocelyn joss josse lynn jocelin
joel yoel
jonas jonah yunus yunes younes giona yonas junus jon yona
jonathan jon johnny jonny nathan yonatan yehonatan jonatan jonty
jordan jordi jourdain giordano jordy
josephine jo josie josefina fifi pepita giuseppina jozefina josefine josefa josette posy yusufina jojo
joshua josh yehoshua yeshua josue jozua giosue
josiah joe si josias
joyce joy
juan john juanito juancho
judith judy jodie judit yudit giuditta jude jody
julia julie juliet giulia juliette julija yulia yuliya iuliia jules juliana liana giulietta julka
julian jules julio julius giuliano julien julij yulian jule iulian giulio gyula juliano
juma jumah
justin just justus giustino justyn iustin
jwan juwan
kamaluddin kamal
karen kari karin
karim karimullah
karwan karo
kathryn kit
katrina trina kat
kawa kaveh kave kawah
kelly kel
kendall ken
kenneth ken kenny kennith
kevin kev
khairullah khair
khaled xalid halit khalid
khalil khelil halil xelil
khidir khdir khider hizir khedr xidir kheder khadr khodr khudr hidir
khosrow khusraw kasra
kidane kidan
kimberly kim kimmy kimberley
kirsty kirsten christine kirstin
kreshnik niku
lachlan lachie
lafayette lafe
lancelot lance
larissa lara lora
latif latifullah
laura laurie lora laure lauretta lori loretta laurina laury
lauren laurie loren laurin
laverne verna
lavinia vinnie
lawrence larry laurie laurence lorenzo laurent lars lorenz laurens laurentius lorin lauri lavrentiy rens lourenco lawrie lorcan vavrinec lovro
lazarus lazar lazare lazaros eleazar
leander lee leandro
leila layla lejla
leo leon leonardo leopold len lenny leonid lev lionel leonard leonhard lyova lennart leonel leone leonello leopoldo poldi leonidas leos lionello leonardus lennard levko
leroy roy lee
leslie les
leticia letty tish lettice letitia
levi lev
lewis lou louis luis ludwig lluis luigi louie lodewijk lajos lewie ludvik gigi luiz ludovic alois aloysius lutz clovis ludovico wiggo lode ljudevit ludo
lillian lily lil lilly liliana lili lilli liljana lilian
linda lynn lindy belinda melinda
lloyd floyd
lorraine lorrie rainy lori
louisa lou louise luisa lulu luise ludovica lula lovisa
lucas luke luca lukas luc lukasz luka luuk loukas luk lukacs
lucian lucien luciano lucio lucius luke
lucretia lucrezia
lucy lucia luce lucie lucille lucinda lucija cindy luzia lucja
ludmila lyuda lyudmila mila luda ludmilla liudmyla milka
lulzim luli zimi
lydia lidia lida lidija liddy
mabel mae may mab amabel
madeline maddie maddy madeleine magdalena lena magda maud magdalene maddalena madelyn madge leni lenka madlen
mahmoud mamoudou mahmut mahmood mamoud
mahmoud mehmud maho
malcolm mal
manfred fred manni
manouchehr manuchihr
marcel marcello marcelo marcin marcell marceli
marcia marcy marsha
margaret maggie meg peggy marge margie margarita greta gretchen rita margot marguerite daisy margarete gretel madge margo malgorzata gosia margherita maisie greetje griet grete peg mags marketa margit marjorie megan margreet merete mysie margrit gitta grethe
maria mary marie mariam miriam maryam marija marya mariya mariia masha mimi mia mitzi mieke marijke maite mari ria manya marika marysia meryem myriam maja marushka mirjam maruja mairi
marianne mary ann marian mariana
marietta marie mariette
marilyn mary lynn
mario marius mariusz marian
marion marian mary marianne
mark marcus marco marcos markus marc marek marko markos mareks marcu
markos mark
marta martha
martha marty mattie marta marthe mart patty
martin marty marten marcin martino maarten martijn marton mart martyn merten martinus tino
marvin marv
mary molly polly mae may mamie minnie mally mollie moll maria marie
masoumeh masi
mathewos matthew matewos
matilda tilly mattie mathilde tilda maud matilde maude tillie
matiullah mati
matthew matt matty mateo mathieu matteo matthias mateusz matej mattias matija matvei matvey matthieu matthijs thijs mathias matias matyas matevz matei mate matz mats matfei motya matthaus mathew
maureen maura mo moira moyra moreen
maurice morris maury mauricio maurizio moritz maurits mo mauro morrie moris
max maximilian maxim maksim maxime massimo maksym maximo maxwell massimiliano makar maks maximiliano maximus maxi
maxine max
mazlum mazloum
mehari mehretab
mehitabel hetty mitty
mehmed meho mehmet
mehmet memo memed memet memduh
mehrdad mehr
melanie mel melania mellie
melissa mel missy lissa
melvin mel
mercedes mercy
meredith merry
mervyn merv
michael mike mick mickey mikey miguel michel mikhail misha michal michele mihai mihail miklos mikael miro mikkel mischa michiel mihaly mykhailo mikail mitch miquel mihajlo michail mihael mikha maikel mihailo michaelis micha mykola
michaela michele michal mikaela micki mikayla mihaela
michelle michele micki shelly missy chelle micheline mischa
mikael michael mikaele mikiel
mildred millie
minerva minnie nerva
mirsad mirso
mirwais mir
mitchell mitch michael
mohammad hama hamo hame mihemed mihamed
mohammadali ali
mohammadali mohammad
mohammadhossein hossein
mohammadmehdi mehdi
mohammadreza reza
mohammed mo muhammad mohamed mohammad mamadou mehmet hamada moe medo mido mahamadou mamoud mahomed mohd md muhd moh mhd mukhamed magomed mamadu amadou mahmet momo
mojtaba mujtaba
montgomery monty
morgan mo
morteza murtaza
mortimer mort morty
moses moshe moises musa moussa moise moishe moyshe mozes moe
muhamed hamo muha meho mujo
muhittin muhyiddin mohieddine
mustafa msto misto mistefa
mustafa mujo mustapha mosta stafa
mustapha mostafa mustafa mostefa mus
myroslav miroslav mirek miro mirko
nadezhda nadia nadya hope nadine nadiya nadja
najibullah najib
najmuddin najm
nanette nan anne
napoleon nap leon
naqibullah naqib
nasrullah nasir nasr
natalia natasha nat natalie talia nataliya natalya nathalie natalija tasha natacha nataliia natalka
nathaniel nat nathan nate natan nathanael nataniel
necmettin najmuddin nejmeddin
negash negasi negassi
nelson nels
nematullah nemat
newroz nowruz nawroz
ngoc ngok
nguyen nguyn
nicholas nick nicky nico nicolas nikolai nikolay nikolaus klaus nicola kolya niklas nils mykola mikolaj nikola niccolo nikolaos nikos colin niels claus claas klaas nicolae nicolaas miklos nicolo nikita col nik nicu kole neculai colas nikolas miko
nicole nicky nikki nicola nicoletta cole nicolette nikola colette coletta nika
nigel nige
nikita nik
noah noe nuh nooh noach
noorullah noor
norman norm
nur nour noor
nurettin nureddin noureddine nuruddin
nurullah nur
obadiah obie obed
obaidullah obaid
octavia tavy tave
octavius octavio octave tavi oktavian octavian
oleg olegs oleh
olga olya olha helga olia
oliver ollie olivier noll olivero oliwier nol
olivia liv livia ollie olivie
omar omer umer oumar amar umaro
oscar oskar ossie oszkar
osman osmo
oswald ozzie osvaldo oz os ossie
othman osman ousmane uthman usman ousman
otto otho udo otmar otton
pamela pam pammy
parviz pervez
patience pat
patricia pat patty tricia trish patsy patrizia patrycja trisha patti
patrick pat paddy patricio patrik padraig patryk patrizio patric rick
paul pablo paolo pavel pauli pal paulo pawel pol pavlo paulus paulie pavle pasha paavo paulin powell bulus boulos polus poul paal pau pavol pavlos
paula pauline paulina paola polina polly pavla pola paulette
paulos paul pawlos
pearl perla margaret
penelope penny pen pinelopi
percival percy parzival
peter pete pedro pierre pietro pyotr petr petro piotr piet pieter peder per petros petar perry pierrot petya pjotr peer pekka piero butros boutros peta petter petre peto petri pelle bedros petteri pierce pit
petros peter
philippa pippa pip filippa
priscilla cilla prissy priska
prudence prue
pshtiwan pishtivan
qudratullah qudrat
quentin quinn quint quintin
quoc kuok
rachel rae ray rahel raquel rachael rachele rahil rashel shelly raschel
rachid rasheed reshid resit raschid
rafiullah rafi
rahmatullah rahmat
ralph ralf raoul raul rolf rafe rudolph
ramazan ramo ramadan ramadhan ramzan ramiz
ramon raymond ray raimund raimondo rai mundo raimon raymund
randolph randy randall rand
raphael rafael rafa raffaele rafal rafe raf rafi rafail raffaello
rebecca becky becca reba rebekah rivka rebekka rebeca beckie
rebwar rebo
reginald reg reggie ron renaud reinhold reinaldo reynaldo reinold rinaldo
renata rena renate renee
rene renato renatus renat
reuben ruben rube rubin robin
rhys reese rees
richard rick rich dick ricky ricardo riccardo ritchie rik ryszard richie dicky richy rikard risto
robert rob bob bobby robbie roberto rupert robin ruprecht berto bert robrecht rubert bobbie robb rab hob
roberta bobbie robbie berta bobby
roderick rod rodrigo ruy roddy rory rodion ruiz
rodney rod
roger rog ruediger rudiger rogelio ruggero hodge rutger ruggiero rogier rogerio
rohullah ruhollah
rojda rozhda
roland rolly rolando orlando rowland roldan lorand roelant roel lando
romeo roman romain romano romanus romek
ronald ron ronnie ronny ronaldo reinhold
rosa rose rosie rosemary rosalind rosita rosanna rosalie roza ruzha rosalia roos rosario rozalia roz rosette rosina
rosalind roz linda rosie
rosemary rosie rose romy rosemarie mary rosmarie
rostam rustam rostem
rowena ro
roxana roxanne roxy roksana rukhshana
rudolf rudy rolf ruud raoul rodolfo dolf rudolph rudi dolfo rodolphe rudo
russell russ rusty
ruth ruthie rut
rzgar rizgar
sabina bina
sabrina bree
safiullah safi
saifullah saif
salih saleh salah
salome sally
salvador salvatore toto sal turi salva salvo tore
samantha sam sammy
samiullah sami
samuel sam sammy shmuel samuele samuil samu samouel schmuel
samuel samiel
sanaullah sana
sandra sandy
sara sarah sally sadie sari zara sarina sallie soroh
sardar serdar
scott scotty
sebastian seb bastian sebastien bas basti sebastiano bastien sebastiaan seba
selahattin salahuddin salaheddine salahaldin selo
selam salam selamawit
selina lina selena celina
selma anselma
semsettin shamsuddin chamseddine shemseddin
sergius sergei sergey sergio serge serhii serhiy seryozha sergiusz sergej sergiu sergi serhij serezha
serhat sarhad
seyfettin saifuddin seifeddine
shaban saban
shafiqullah shafiq
shahrokh shahrukh
shamsuddin shams
sharif sharifullah
sharon shari
shaun sean shawn john shane
sheila cecilia sheela
sherko sher
shirley shirl
shno shinow
shwan shivan
siavash siyavash
sibghatullah sibghat
sidney sid
sigmund sigismund zygmunt ziggy zsigmond sig sigi siggi
simon sim simeon simone szymon shimon semyon semen simao shim siemen simo simun ximun
skender skenderbe leka
sofia sophie sophia sonia sonja zofia sofie sonya sofija soph zosia fifi
soheil suhail
solomon selomon
solomon sol solly suleiman salomon sulejman shlomo suleyman salomo zalman salman
spencer spence
stanislav stan stanislaw stas slava stanko stanislas estanislao staszek stach stasiek stanley
stephanie steph stefanie stevie stefania etiennette stefka steffi fanny stepania
stephen steve stevie stefan etienne esteban stefano steven stephan stepan stijn steffen istvan pista stefanos szczepan stephane estevan stepka stevo stipe stjepan stefanus steph stevan steef fanos
stuart stu stewart
sulejman suljo
sultan soltan
susan sue susie suzy suzanne susanna susanne zsuzsanna susana sanne zuzanna zuzana suzette sukie zsuzsa shoshana sanna susi
svetlana sveta lana svitlana svetla
sybil sibyl sibylle sib
sylvester sly silvester silvestre vester
sylvia silvia silvie sylvie sylwia syl
tabitha tabby
taci tajuddin tadjeddine tacettin
tajuddin taj
tamara tammy toma mara tamar tam
tamim tameem
tanya tatiana
tatiana tanya tania tatyana tetiana tatjana tat
tekle tecle teklemariam
terence terry terrence terentius
teresa terry tess theresa therese tessa teresita tracy resi teresia tereza terez treesje terka thea reese
tesfaye tesfa tesfay tesfai
tewodros theodore tedros tedi tewedros
thaddeus thad tad tadeusz tadeo tadeas faddey jude
theodora dora thea teodora fedora theda doretta
theodore ted teddy theo teodor fyodor fedor feodor theodoros teodoro tudor fedya tewodros todor theodor fedir theodorus tivadar toros
theophilus theo theophile teofilo theofilos
thi ti
thomas tom tommy tomas tommaso tomasz foma tamas thom maas tomislav massimo tuomas tomek tomo twm tomaz thoma tuma touma
timothy tim timmy timotheus timofei timofey timotei timoteo timo timothee tymofii timon timoteus tymoteusz tima
tobias toby tobie tobiah tovia tob tobiasz
tobin toby
tran chan
tristan tris tristram
ulrich uli utz ulrik ulric uri ulli ulrick oldrich udo
uriah uri
ursula uschi orsola ulla ursel
valentin val valentine valentino valya walentin valentyn valek
valentina val tina valya
valeria valerie val lera valeriya wala
valery valera valerius valeri valerio valerij valeriy valerii valeriu
vanessa nessa vanna
vera veronika vero veronica ronnie nika veronique wiera verushka nica vroni
vernon vern
veronica ronnie vera vonnie ron
victor vic vik vitya viktor vittorio vitor wiktor viktors vitenka
victoria vicky vicki tori vika viktoria victoire vittoria viktoriya wiktoria tory queenie vita
vincent vin vince vinnie vicente vincenzo vinzenz enzo wincenty vincentius vicentiu cenzo
viola violet violetta wioletta violeta
virginia ginny ginger virginie gina
vitaly vitali vitaliy vitalik vitalii witalij
vivian viv vivienne viviana viviane bibiana
vladimir vova volodya vlad volodymyr wladimir vladi vovka ladimir wlodzimierz vladimiro vlado
vladislav vlad slava wladyslaw ladislav laszlo ladislaus vladyslav ladislao lazlo ladislas wladislaw vladek
vyacheslav slava vaclav wenceslas wenzel vjaceslav vacheslav venceslao waclaw viacheslav viatcheslav
wahidullah wahid
wallace wally
walter walt wally gualtiero wouter walther gauthier gautier gualterio wat valter wolter wout
wasiullah wasi
weini weyni woini
welat walat
wesley wes
wilbur will
wilfred wilf wilfried fred wilfredo wilfrid
wilhelmina mina minnie willa billie wilma helmina mien guillermina elma willemijn vilma willie velma
william bill billy will willy willie guillaume wilhelm willem guillermo wim vilhelm helmut liam vilmos guglielmo guilherme wil memo wiliam guillem gwilym gijom vili viljo pim jelle willi uilleam gulielmo viliam
willis will
winifred winnie freda win
winston win
woldu weldu woldemariam weldemariam
woodrow woody
xalid khalid
xavier javier xaver xavi javi saverio xabier
xoshnaw khoshnaw
yahya yehia
yakob jacob yaekob
yakup jacob yaqub
yasin yas
yemane yeman yamane
yishak isaac isak yisak
yohannes john yohanes johannes johanes yonas
yosef yosief joseph yosieph
yuri yury iurii george
yusuf yusif joseph ysuf isuf jusuf yousef josip
yvonne eve ivonne yvette vonnie iwona
zabihullah zabih
zachary zach zack zachariah zakaria zacharias zakariya zekeria zekharia zacarias zakhar zaccaria sakari zak
zahirullah zahir
zainuddin zain
zalmai zalmay
zebulon zeb
zedekiah zed
zekrullah zekria
zenobia zena
zerdesht zardasht
zeynep zeyno zainab zenab
zhiyan jiyan jian
ziauddin zia
ziaurrahman zia
zoe zoya zoey
`;
