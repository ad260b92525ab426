/**
 * Short forms and translations of given names, one class a line, folded and romanised, written from general knowledge.
 * A name may be in several classes. Spellings that are near each other need no entry.
 */
export const SHORT_FORMS = `
aaron ron ronnie harun haroun aron
abigail abby abbie gail
abraham abe abram bram avraham ibrahim ebrahim brahim ibrahima ibro
adam adamo adem adham
adelaide addie adela della heidi adelheid
adrian ade adriano hadrian adriaan ari
agnes aggie agnieszka nessie ines agnese aneta
alan al alain allan allen alun
albert al bert bertie albie alberto albrecht adalbert
aleksander alexander alexandre alejandro alessandro alex alec aleksandr oleksandr sasha sascha sacha sandy xander sander sandro lex alek oles sanya shura iskander iskandar eskandar skender
alexandra alessandra aleksandra alejandra oleksandra sandra sandy sasha alex lexi lexie sacha shura sanya ola
alexis alexei aleksei alexey alyosha lyosha alex lexi oleksii
alfred alf alfie fred freddie alfredo fredo
alice ally allie alicia alisha ali lisa
alison ally allie ali
amanda mandy manda amandine
ambrose ambrosio brose ambroise
amelia amy millie mel emily emilia amelie
anastasia nastya nastia asya stacy stacey anastasiya ana
anatoly tolya tolik anatolii anatol
andrew andy drew andreas andre andrei andrej andrea anders andres andriy andrii andrzej andras ondrej andria andrius endrew hendry
angela angie angelina angelika angele gela
ann anne anna annie nan nancy anita anja anya annette ana hanna hannah anneke antje anouk anushka anke anka
anthony tony antonio antoine anton toni tonio antoni toon antal antun ton tonie ante
antonia toni tonia antoinette tonya nettie
apollonia polly
archibald archie
arnold arnie arno arnaud arnaldo
arthur art artie arturo artur
augustus augustine gus august augusto augustin auguste agustin
barbara barb babs barbie basia bobbie varvara varya babette barbora
barnabas barney barnaby
bartholomew bart bartek barth bartolome bartolomeo bartosz bartol
basil vasily vasilis vassilis basile vasyl vasya wasil basilio vasile vasil
beatrice bea trixie beatrix beatriz bee
benedict ben benny bennett benedikt benoit benito benedetto
benjamin ben benny benji benny benjamim binyamin bunyamin benyamin veniamin
bernard bernie barney bernhard bernardo bernd barnard bernat
bertha bertie berta birdie
bogdan bohdan
boris borya
bradley brad
bridget bridie biddy brigitte brigid birgit gitte brigida bridgette
bruno brunon
calvin cal
cameron cam
camilla cammie millie camille kamila
carl charles charlie charley chuck chas carlos karl karel carlo karol chip carolus carlito karoly charly
caroline carol carrie carolina lina caro karolina lynn carolyn carole
casimir kazimierz kaz cas
caspar kaspar jasper gaspard casper kasper gaspar
cassandra cass cassie sandra sandy
catherine kate katie kathy cathy kathryn katherine katharina katarzyna kasia katya katia katerina ekaterina yekaterina kitty kay caterina catalina cat karin karen kathleen kit katja trina katrin katrina kateryna katinka kaatje
cecilia celia cissy cecile cecil sissy
cedric ced rick
charlotte lottie charlie lotte carlotta charlene lola karlotta
chester chet
christian chris kris kristian cristian christiaan krystian karsten carsten christie
christina chris chrissy tina kristina christine kirsten christel cristina krystyna kristin krista kerstin chrissie crissy stina
christopher chris kit topher christoph cristobal christophe cristoforo krzysztof krysztof kristof kris christof christoffel kristoffer stoffel
clara clare claire klara chiara clarissa clarrie
claude claudio claudius klaus claudiu
clement clem clemente klemens
clifford cliff
clinton clint
constance connie constanze constanza
constantine konstantin kostas costa costas gus dinos kostya costantino constantin konstantinos kosta dino costel
cornelius con neil cor cornelis kees corneille corneliu cornel
curtis curt
cynthia cindy cyndi
cyril kiril kirill cyrille kyril kyrylo kirillos
dale
daniel dan danny danilo danila daniele daniil danya dani danijel danielle danylo danie
danielle dani dany daniela danuta
darius dariusz darek dario daryush
darrell darryl daryl
david dave davy davide dawid taffy davey davit davyd dafydd dudu
deborah deb debbie debra debby
denis dennis denny dion dionysius denys dionisio
derek derrick dirk diederik dietrich deryck theodoric
diana di diane diana dianne
dimitri dmitri dmitry dima mitya dimitrios dimitris dimitar mitko mitja dmytro demetrius dimitrije dmitriy dmitrii dumitru jimmy
dolores lola lolita dolly
dominic dom nick domingo dominique domenico dominik nico domenic mimmo dinko
donald don donny donnie
donovan don
dorothy dot dottie dolly dora dorothea dorota dodie dottie thea dory dorotea
douglas doug dougie
edgar ed eddie edgardo
edith edie edie edyta
edmund ed eddie ned edmond edmundo ted
edward ed eddie ted teddy ned eduard eduardo edoardo edouard edvard eduardas edi duarte
edwin ed eddie win
eleanor ellie nell nelly nora ella elinor lena eleonora leonora lenore nellie norah lenora leonore elenora
elias elijah eli ilya ilia elie ilyas elia ilie eliya lias
elizabeth liz lizzie beth betty eliza elisabeth elisa isabel isabella libby bess bessie betsy elise lisbeth ilse elsa lisa lili elsbeth liesl elzbieta ela erzsebet bettina yelizaveta elizaveta liza lise babette ellie elspeth elle
ellen nell nellie helen helena elena helene lena nelly ilona olena yelena ilonka heleen jelena elen eileen alyona lenka halina hellen eleni eleni lenochka
emily em emma millie emmy emilie
emmanuel manny manuel emanuel manu emanuele immanuel manolo manuele manolis manoel
emil emile emilio emilian
enoch
eric rick ricky erik eryk erich erico
ernest ernie ernst ernesto arnie erno
esther hetty essie ester hester hettie ester
ethel
eugene gene evgeny yevgeny zhenya eugenio eugen eugeniusz evgeni evgenii yevgenii yevhen jeno jevgeni
eugenia zhenya evgenia genia jenny yevgenia eugenie
eustace stacy
eva eve evie yeva ewa evita
evelyn eve evie ev lynn
ezekiel zeke
ferdinand fernando fernand ferd ferdi hernando nando fernao ferdie ferdy
felix feliks
filip philip phil pip philippe felipe philipp filippo filippos flip filipe pippo lip felip
florence flo florrie flossie florentine firenze
florian florin flori
frances fran francine frankie francesca francisca fanny franziska franny francoise franciska cissy franca fannie franka
francis frank frankie fran francisco francesco francois franz frans paco pancho franciszek franjo franta ferenc frantisek franco chico cisco frantz kiko patxi frane
frederick fred freddie freddy frederic federico friedrich fritz rick frederik fryderyk frits friedel fredrik freek fedde frido
gabriel gabe gabi gabriele gavriil gavrilo gavril jibril cebrail gabor jabril djibril gavin
gabriela gabriella gabrielle gabby gabi gaby ella
gareth gary gaz
geoffrey jeff geoff jeffrey jeffery godfrey gottfried jeffry joffrey
george georgie geordie jorge georg georges giorgio jurgen yuri yury jerzy georgi georgios juraj gyorgy joris jorgen jiri giorgos iurii yuriy zhora gjergj jordi gheorghe goran jurij djordje jure egor yegor yorgos heorhii gosha ghita juri
gerald gerry jerry gerd geraldo gerold
gerard gerry gerhard gert gerrit geert gerardo gherardo gerrard
gertrude trudy gertie gert trude
gilbert gil bert gilberto
gillian jill gilly juliana
giuseppe joseph joe joey jose josef jozef yosef yusuf youssef beppe pepe pepito seppl sepp josip jozsef jo joop jef iosif yousef peppe pino giosue josephus osip jupp yossi joao josefo josko josif
gordon gord
grace gracie grazia gracia gratia
graham gray
gregory greg gregor gregorio gregoire grigori grigory grisha grzegorz greig hryhorii grigorii grigoris krikor grega gerry
guinevere jenny jennifer gwen
gustav gus gustave gustavo gustaf gusztav staf
guy guido vito
hans johann johannes john
harold harry hal harald haroldo hap
harriet hattie harry henrietta harriette etta
harvey harve herve
hector hec
henry harry hank hal enrique henri heinrich enrico hendrik henrik heinz rik henk henryk hein heiner harri jindrich enric rico heintje henrique hinrich hennie riko
herbert herb bert heribert herbie
herman hermann harman armand germain german armando hermanus
hilary hil ilario
horace horatio horacio
howard howie
hubert hugh bert hugo hub huberto hugues huub hughie
ignatius ignacio nacho ignaz ignace inigo iggy ignazio
igor ihor
ilona ili
ines agnes
irene rene irina ira arina iren irenka irina iryna ireneusz
isaac ike ishaq isak itzhak yitzhak izaak zak isac ishak eshaq
isidore izzy isidro isidor
isabel isabella bella izzy isobel isa belle ysabel izabela isabelle bel tibby
isaiah
israel izzy
ivan vanya john johan jovan ioan ioannis yannis giannis jannis yiannis vanja
jacob jake jack james jacques jakob jakub yakov yasha jim jimmy jaime jacobo jaap diego santiago giacomo iago seamus jaakko yaakov kuba jakov yaqub jamie tiago hamish jago iakovos kobe cobus sjaak jacek coby giacobbe kobus jascha jock jem jago jacobus
jacqueline jackie jacqui jacquelyn lynn
janet jan jen jane jean joan joanna johanna juana jeanne giovanna hanne janina jenny jana hansi yana zhanna ivana joana jeanette gianna joannie jo johana hanka jeannie netty jeanne sheena siobhan sinead jackie
jared jerry
jasmine jas jazz yasmin jasmina yasemin yasmina jaz
jason jay iason
jennifer jen jenny jenna jennie
jeremy jerry jeremiah jeremias yirmiyahu jem jeremie jez jeremia yarema
jerome jerry hieronymus geronimo jeroen girolamo jeronimo hieronim jerom
jesse jess jessie yishai
jessica jess jessie jessika
jesus chuy chucho hesus isa
joachim jochen joaquin achim jokim akim yakim joakim jochem gioacchino quim kim
joel yoel
jonas jonah yunus yunes younes giona yonas junus jon yona
jonathan jon johnny jonny nathan yonatan yehonatan jonatan jonty
jordan jordi jourdain giordano jordy
joshua josh yehoshua yeshua josue jozua giosue
josephine jo josie josefina fifi pepita giuseppina jozefina josefine josefa josette posy yusufina jojo
joyce joy
juan john juanito juancho
judith judy jodie judit yudit giuditta jude jody
julia julie juliet giulia juliette julija yulia yuliya iuliia jules juliana liana giulietta julka
julian jules julio julius giuliano julien julij yulian jule iulian giulio gyula juliano
justin just justus giustino justyn iustin
karen kari karin
kenneth ken kenny kennith
kevin kev
kimberly kim kimmy kimberley
larissa lara lora
lancelot lance
lawrence larry laurie laurence lorenzo laurent lars lorenz laurens laurentius lorin lauri lavrentiy rens lourenco lawrie lorcan vavrinec lovro
lazarus lazar lazare lazaros eleazar
leila layla lejla
leo leon leonardo leopold len lenny leonid lev lionel leonard leonhard lev lyova lennart leonel leone leonello leopoldo poldi leonidas leos lionello leonardus lennard levko
leslie les
lewis lou louis luis ludwig lluis luigi louie lodewijk lajos lewie ludvik gigi luiz ludovic alois aloysius lutz clovis ludovico wiggo lode ljudevit ludo
lillian lily lil lilly liliana lili lilli liljana lilian
linda lynn lindy belinda melinda
lucas luke luca lukas luc lukasz luka luuk lucian lucien loukas luciano luk lukacs lucio lucius
lucy lucia luce lucie lucille lucinda lucija cindy luzia lucja
ludmila lyuda lyudmila mila luda ludmilla liudmyla milka
lydia lidia lida lidija liddy
madeline maddie maddy madeleine magdalena lena magda maud magdalene maddalena madelyn madge leni lenka madlen
malcolm mal
manfred fred manni
marcel marcello marcelo marcin marcell marceli
margaret maggie meg peggy marge margie margarita greta gretchen rita margot marguerite daisy margarete gretel madge margo malgorzata gosia margherita maisie greetje griet grete peg mags marketa margit marjorie margie rita megan margreet merete mysie margrit gitta grethe
marianne mary ann marian mariana
maria mary marie mariam miriam maryam maia masha molly polly mia mimi marija marya mariya mariia marika mitzi mieke marijke maite mari ria manya maura moira maureen marietta mariette marysia mireille mariella marise minnie mae may mamie mally meryem myriam maja marushka mirjam maruja moyra mairi muriam
mario marius mariusz marian
mark marcus marco marcos markus marc marek marko markos mareks marcu
martha marty mattie marta marthe mart patty
martin marty marten marcin martino maarten martijn martijn marton mart martyn merten martinus tino
matilda tilly mattie mathilde tilda maud matilde maude tillie
matthew matt matty mateo mathieu matteo matthias mateusz matej mattias matija matvei matvey matthieu matthijs thijs mathias matias matyas matevz matei mate matz mats matfei motya matthaus mathew
maurice morris maury mauricio maurizio moritz maurits mo mauro morrie moris
max maximilian maxim maksim maxime massimo maksym maximo maxwell massimiliano makar maks maximiliano maximus maxi
melanie mel melania mellie
melissa mel missy lissa
melvin mel
mercedes mercy
meredith merry
michael mike mick mickey mikey miguel michel mikhail misha michal michele mihai mihail miklos mikael miro mikkel mischa michiel mihaly mykhailo mikail mitch miquel mihajlo michail mihael mikha maikel mihailo michaelis micha mykola
michelle micki shelly michele michaela michal mikaela micheline missy mischa chelle
mildred millie
mohammed mo muhammad mohamed mohammad mamadou mehmet hamada moe medo mido mahamadou mamoud mahomed mohd md muhd moh mhd mukhamed magomed mamadu amadou mahmet momo
moses moshe moises musa moussa moise moishe moyshe mozes moe
myroslav miroslav mirek miro mirko
nadezhda nadia nadya hope nadine nadiya nadja
natalia natasha nat natalie talia nataliya natalya nathalie natalija tasha natacha nataliia natalka
nathaniel nat nathan nate natan nathanael nataniel
nelson nels
nicholas nick nicky nico nicolas nikolai nikolay nikolaus klaus nicola kolya niklas nils mykola mikolaj nikola niccolo nikolaos nikos colin niels claus claas klaas nicolae nicolaas miklos nicolo nikita col nik nicu kole neculai colas nikolas miko
nicole nicky nikki nicola nicoletta cole nicolette nikola colette coletta nika
nikita nik
noah noe nuh nooh noach
norman norm
octavius octavio octave tavi oktavian octavian
oleg olegs oleh
olga olya olha helga olia
oliver ollie olivier noll olivero oliwier nol
olivia liv livia ollie olivie
oscar oskar ossie oszkar
oswald ozzie osvaldo oz os ossie
otto otho udo otmar otton
pamela pam pammy
patricia pat patty tricia trish patsy patrizia patrycja trisha patti
patrick pat paddy patricio patrik padraig patryk patrizio patric rick
paul pablo paolo pavel pauli pal paulo pawel pol pavlo paulus paulie pavle pasha paavo pal paulin powell bulus boulos polus poul paal pau pavol pavlos
paula pauline paulina paola polina polly pavla pola paulette
peter pete pedro pierre pietro pyotr petr petro piotr piet pieter peder per petros petar perry pierrot petya pjotr peer pekka piero butros boutros peta petter petre peto petri pelle bedros petteri pierce pit
percival percy parzival
philippa pippa pip filippa
phoebe
priscilla cilla prissy priska
prudence prue
rachel rae ray rahel raquel rachael rachele rahil rashel shelly raschel
ralph ralf raoul raul rolf rafe rudolph raoul
ramon raymond ray raimund raimondo rai mundo raimon raymund
randolph randy randall rand
raphael rafael rafa raffaele rafal rafe raf rafi rafail raffaello
rebecca becky becca reba rebekah rivka rebekka rebeca beckie
reginald reg reggie ron renaud reinhold reinaldo reynaldo reinold rinaldo
rene renato renatus renat
renata rena renate renee
reuben ruben rube rubin robin
richard rick rich dick ricky ricardo riccardo ritchie rik ryszard richie dicky richy rikard risto
robert rob bob bobby robbie roberto rupert robin ruprecht berto bert robrecht rubert bobbie robb rab hob
roberta bobbie robbie berta bobby
roderick rod rodrigo ruy roddy rory rodion ruiz
rodney rod
roger rog ruediger rudiger rogelio ruggero hodge rutger ruggiero rogier rogerio
roland rolly rolando orlando rowland roldan lorand roelant roel lando
romeo roman romain romano romanus romek
ronald ron ronnie ronny ronaldo reinhold
rosa rose rosie rosemary rosalind rosita rosanna rosalie roza ruzha rosalia roos rosario rozalia roz rosette rosina
rosemary rosie rose romy rosemarie mary rosmarie
roxana roxanne roxy roksana rukhshana
rudolf rudy rolf ruud raoul rodolfo dolf rudolph rudi dolfo rodolphe rudo
russell russ rusty
ruth ruthie rut
sabrina bree
salvador salvatore toto sal turi salva salvo tore
samantha sam sammy
samuel sam sammy shmuel samuele samuil samu samouel schmuel
sandra sandy
sara sarah sally sadie sari zara sarina sallie soroh
scott scotty
sebastian seb bastian sebastien bas basti sebastiano bastien sebastiaan seba
sergius sergei sergey sergio serge serhii serhiy seryozha sergiusz sergej sergiu sergi serhij serezha
shannon
sharon shari
sidney sid
sigmund sigismund zygmunt ziggy zsigmond sig sigi siggi
simon sim simeon simone szymon shimon semyon semen simao shim siemen simo simun ximun simone
sofia sophie sophia sonia sonja zofia sofie sonya sofija soph zosia fifi
solomon sol solly suleiman salomon sulejman shlomo suleyman salomo zalman salman
stanislav stan stanislaw stas slava stanko stanislas estanislao staszek stach stasiek stanley
stephen steve stevie stefan etienne esteban stefano steven stephan stepan stijn steffen istvan pista stefanos szczepan stephane estevan stepka stevo stipe stjepan stefanus steph stevan steef fanos
stephanie steph stefanie stevie stefania etiennette stefka steffi fanny stepania
stuart stu stewart
susan sue susie suzy suzanne susanna susanne zsuzsanna susana sanne zuzanna zuzana suzette sukie zsuzsa shoshana sanna susi
svetlana sveta lana svitlana svetla
sylvester sly silvester silvestre vester
sylvia silvia silvie sylvie sylwia syl
tamara tammy toma mara tamar tam
tatiana tanya tania tatyana tetiana tania tatjana tat
terence terry terrence terentius
teresa terry tess theresa therese tessa teresita tracy resi teresia tereza terez treesje terka thea reese
thaddeus thad tad tadeusz tadeo tadeas faddey jude
theodore ted teddy theo teodor fyodor fedor feodor theodoros teodoro tudor fedya tewodros todor theodor fedir theodorus tivadar toros tewodros
theodora dora thea teodora fedora theda doretta
thomas tom tommy tomas tommaso tomasz foma tamas thom maas tomislav massimo tuomas tomek tomo twm tomaz thoma tuma touma
timothy tim timmy timotheus timofei timofey timotei timoteo timo timothee tymofii timon timoteus tymoteusz tima
tobias toby tobie tobiah tovia tob tobiasz
ulrich uli utz ulrik ulric uri ulli ulrick oldrich udo
ursula uschi orsola ulla ursel
valentin val valentine valentino valya walentin valentyn valek
valeria valerie val lera valeriya wala
valery valera valerius valeri valerio valerij valeriy valerii valeriu
vera veronika vero veronica ronnie nika veronique wiera verushka nica vroni
victor vic vik vitya viktor vittorio vitor wiktor viktors vitenka
victoria vicky vicki tori vika viktoria victoire vittoria viktoriya wiktoria tory queenie vita
vincent vin vince vinnie vicente vincenzo vinzenz enzo wincenty vincentius vicentiu cenzo
viola violet violetta wioletta violeta
virginia ginny ginger virginie gina
vitaly vitali vitaliy vitalik vitalii witalij
vladimir vova volodya vlad volodymyr wladimir vladi vovka ladimir wlodzimierz vladimiro vlado
vladislav vlad slava wladyslaw ladislav laszlo ladislaus vladyslav ladislao lazlo ladislas wladislaw vladek
vyacheslav slava vaclav wenceslas wenzel vjaceslav vacheslav venceslao waclaw viacheslav viatcheslav
walter walt wally gualtiero wouter walther gauthier gautier gualterio wat valter wolter wout
wesley wes
wilfred wilf wilfried fred wilfredo wilfrid
wilhelmina mina minnie willa billie wilma helmina mien guillermina elma willemijn vilma willie velma
william bill billy will willy willie guillaume wilhelm willem guillermo wim vilhelm helmut liam vilmos guglielmo guilherme wil memo wiliam guillem gwilym gijom vili viljo pim jelle willi uilleam gulielmo viliam
winifred winnie freda win
woodrow woody
xavier javier xaver xavi javi saverio xabier
yuri yury iurii george
yvonne eve ivonne yvette vonnie iwona
zachary zach zack zachariah zakaria zacharias zakariya zekeria zekharia zacarias zakhar zaccaria sakari zak
zoe zoya zoey
arben ben beni
arberor arber berti
agim
besnik nik
bashkim shkimi
dritan tani
enver ver
fatmir miri miro
ardian dian adrian
ilir liri
skender skenderbe leka
aleksander leka lek
gjon john ndoni nikoll
gjergj gjergji jorgo
kreshnik niku
lulzim luli zimi
mirsad mirso
muhamed hamo muha meho mujo
mustafa mujo mustapha mosta stafa
hasan haso
ibrahim ibro ibo braim brahim
osman osmo
sulejman suljo
mehmed meho mehmet
mehmet memo memed memet memduh
ahmed ahmet ahmo amed achmat amadou hamada
huseyin huso hussein husseyin
ramazan ramo ramadan ramadhan ramzan ramiz
shaban saban
ismail iso smail ismet smajo
yasin yas
fatma fatos fato fatima fadma fatoumata faty fatou fatimah
ayse aisha ayshe aise aische aichatou aissatou aysel
zeynep zeyno zainab zenab
emine amina amine aminata aminah
hatice khadija khadidja kadija haticha hatixhe kadiatou hadiza khadra
elif alif
yusuf yusif joseph ysuf isuf jusuf yousef josip
yakup jacob yaqub
davut david dawud daoud davud
salih saleh salah
selahattin salahuddin salaheddine salahaldin selo
nurettin nureddin noureddine nuruddin
necmettin najmuddin nejmeddin
seyfettin saifuddin seifeddine
fahrettin fakhruddin fakhreddine
izzettin izzuddin azzedine ezzeddin izzeddin
muhittin muhyiddin mohieddine
bahattin bahauddin bahaeddine
alaattin alauddin aladdin alaaeddine alaaldin
husamettin husamuddin houssameddine hosam
semsettin shamsuddin chamseddine shemseddin
taci tajuddin tadjeddine tacettin
abdullah abdo abdi abed apo abdallah abdou abdu abdulla
abdulkadir kadir qadir kado
abdurrahman rahman abdo abdelrahman
abdulaziz aziz azo
abdulkarim karim krimo
abdulhamid hamid hamido
abdulrahim rahim
abdulsalam salam
abdulrazzaq razzaq razaq razzak
abdullatif latif
ali alou aliou aly alo eli
hassan hasan has hasso hassane assan lahcen lahsen
hussein hsin hoseyn lhoussaine elhoussine hocine houssine hossein husen housseini
khalil khelil halil xelil
khaled xalid halit khalid
rachid rasheed reshid resit  raschid
mahmoud mamoudou mahmut mahmood mamoud
mustapha mostafa mustafa mostefa mus
rahmatullah rahmat
habibullah habib
najibullah najib
hamidullah hamid
asadullah asad
saifullah saif
amanullah aman
nasrullah nasir nasr
hedayatullah hedayat
enayatullah enayat inayat
ghulam gholam golam
mohammadreza reza
alireza reza ali
amirhossein amir hossein
gholamreza reza
golnaz gol
masoumeh masi
fatemeh fati
shahrokh shahrukh
cyrus kourosh kurosh koresh siroos sirous
dariush darius daryush dara
rostam rustam rostem
azad aza
karwan karo
rebwar rebo
dilshad dilo dilsad
sherko sher
hiwa hiva hewa
hawre hawri hawrey
mohammad hama hamo hame mihemed mihamed
ahmad ahme ehmed hema
hussein hisen huso hise hissen
hassan hesen hesso
ibrahim brahim birahim bro brim ibrahem
ismail simo smail smko simko
mustafa msto misto mistefa
mahmoud mehmud maho
khidir khdir khider hizir khedr xidir kheder khadr khodr khudr hidir
omar omer umer oumar amar umaro
othman osman ousmane uthman usman ousman
tesfaye tesfa tesfay tesfai
haile hayle hailemariam hailu
gebre ghebre gebru gebremedhin gebreselassie
mikael michael mikaele mikiel
yohannes john yohanes johannes johanes yonas
yosef yosief joseph yosieph
giorgis george ghiorgis giyorgis
mehari mehretab
samuel samiel
abraham abrham abreham
dawit david dawid
solomon selomon
petros peter
paulos paul pawlos
markos mark
mathewos matthew matewos
tewodros theodore tedros tedi tewedros
yishak isaac isak yisak
yakob jacob yaekob
eyob job ayub iyob
elias eliyas elyas
ermias jeremiah ermyas eremias
daniel danel danait
gabriel gebriel ghebriel
selam salam selamawit
hiwot hiwet heywet
aster esther
marta martha
meron miron
bereket baraka berekat
awet
kidane kidan
berhane birhane berhan birhan brhane
tekle tecle teklemariam
woldu weldu woldemariam weldemariam
negash negasi negassi
yemane yeman yamane
nguyen nguyn
tran chan
quoc kuok
thi ti
ngoc ngok
`;
