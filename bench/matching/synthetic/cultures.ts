import { compounds, parts } from './name-part.ts';
import type { Culture } from './name-part.ts';

/**
 * Names made up for this bench: given names that are common in a language, family names put together from parts.
 * Nobody in particular bears them; that somebody does is chance.
 */
const ENGLISH: Culture = {
  id: 'english',
  script: 'latin',
  surname: 'family',
  marriedName: true,
  weight: 20,
  male: parts(`John/Jack/Johnny, David/Dave/Davey, Michael/Mike/Mick, James/Jim/Jimmy, Robert/Rob/Bob/Bobby, William/Will/Bill/Billy, Richard/Rick/Dick, Thomas/Tom/Tommy, Peter/Pete, Christopher/Chris,
    Daniel/Dan/Danny, Stephen|Steven/Steve, Andrew/Andy/Drew, Matthew/Matt, Joseph/Joe, Anthony/Tony, Paul, Mark|Marc, Edward/Ed/Ted/Eddie, George, Charles/Charlie/Chuck, Benjamin/Ben, Samuel/Sam,
    Alexander/Alex/Sandy, Nicholas|Nicolas/Nick, Philip|Phillip/Phil, Kenneth/Ken, Harry, Oliver/Ollie, Luke|Luc, Simon, Adam, Martin, Graham|Graeme, Gregory/Greg, Timothy/Tim, Patrick/Pat/Paddy,
    Raymond/Ray, Lewis|Louis, Jonathan|Johnathan/Jon, Kevin/Kev, Neil|Neal, Stuart|Stewart, Ian|Iain, Geoffrey|Jeffrey/Geoff/Jeff, Leonard/Len, Victor/Vic, Frederick|Frederic/Fred, Albert/Al/Bert, Walter/Walt`),
  female:
    parts(`Mary, Elizabeth/Liz/Beth/Betty/Lizzie, Susan/Sue, Margaret/Maggie/Peggy, Sarah|Sara, Catherine|Katherine|Kathryn/Kate/Cathy/Katie, Patricia/Pat/Trish, Jennifer/Jenny/Jen, Emma, Rebecca/Becky,
    Anne|Ann|Anna, Jane|Jayne, Victoria/Vicky, Alison|Allison/Ali, Deborah|Debra/Debbie, Helen|Helena, Charlotte/Lottie, Lucy, Alice, Christine/Chris/Tina, Jacqueline/Jackie, Amanda/Mandy, Samantha/Sam,
    Joanna|Joanne/Jo, Eleanor|Elinor/Ellie/Nell, Harriet/Hattie, Frances/Fran, Dorothy/Dot/Dolly, Rosemary/Rose, Gillian|Jillian/Gill/Jill`),
  family: [
    ...parts(`Smith|Smyth, Taylor|Tayler, Brown|Browne, Wilson, Johnson|Johnston, Walker, Wright, Thompson|Thomson, White|Whyte, Green|Greene, Clarke|Clark, Hill, Cooper, Ward, Turner, Parker, Bennett|Bennet,
      Shaw, Mason, Hunt, Palmer, Stevens|Stephens, Reid|Reed|Read, Barker, Fletcher, Lowe, Gibbs, Harper, Slater, Pearce|Pierce`),
    ...compounds(
      parts(
        `Ash, Thorn, Hart, Wood, Black, Stan, Hol, Brad, Nor, Win, Lang, Red, Whit, Marsh, Ald, Ever, Kings, Birken, Sher, Had, Cross, Hamble, Fen, Rams, Ches, Old, Brook, Gal, Kel, Mor`,
      ),
      parts(
        `ley|leigh|ly, ton, ford, field|feild, worth, wood, well, by, ham, more|moore, side, gate, brook|brooke, man|mann, wick, dale, combe|coombe, stead, croft, thwaite, bury, land`,
      ),
    ),
  ],
};

const FRENCH: Culture = {
  id: 'french',
  script: 'latin',
  surname: 'family',
  marriedName: true,
  weight: 10,
  male: parts(`Jean, Pierre/Pierrot, Michel, Philippe, Nicolas/Nico, Frédéric|Frederic/Fred, Christophe, Stéphane|Stephane, Laurent, Julien, Sébastien|Sebastien/Seb, François|Francois, Thierry|Thierri, Éric|Eric, Olivier,
    Alexandre/Alex, Pascal, Antoine/Tony, Guillaume, Jérôme|Jerome, Benoît|Benoit, Mathieu|Matthieu, Rémi|Remi|Rémy, Grégoire|Gregoire, Théo|Theo, Hugo, Étienne|Etienne, Cédric|Cedric, Loïc|Loic, Yves`),
  female:
    parts(`Marie, Nathalie|Natalie, Isabelle/Isa, Sylvie, Catherine/Cathy, Valérie|Valerie, Sandrine, Céline|Celine, Élise|Elise, Camille, Aurélie|Aurelie, Hélène|Helene, Françoise|Francoise, Véronique|Veronique,
    Léa|Lea, Chloé|Chloe, Manon, Mathilde, Agnès|Agnes, Geneviève|Genevieve`),
  family: compounds(
    parts(
      `Le_, Du, Mont, Beau, La, Bel, Char, Ro, Val, Ger, Clé|Cle, Bru, Mor, Per, Ga, Fon, Ber, Lan, Riv, Gri`,
    ),
    parts(
      `mont, bois, rand|rant, champ, main, chard|char, lier, tin, vin, neau|no, villier|vilier, roux, dier, nard, gnon, ière|iere, ault|aud, court, bert, pin, fort, tel`,
    ),
  ),
};

const GERMAN: Culture = {
  id: 'german',
  script: 'latin',
  surname: 'family',
  marriedName: true,
  weight: 12,
  male: parts(`Thomas/Tom, Michael/Michi, Andreas/Andi, Peter, Stefan|Stephan, Christian/Chris, Wolfgang/Wolf, Klaus|Claus, Jürgen|Juergen|Jurgen, Matthias|Mathias, Alexander/Alex, Hans, Markus|Marcus, Uwe, Bernd|Bernt,
    Günther|Guenther|Günter, Jörg|Joerg|Jorg, Ralf|Ralph, Dieter, Sebastian/Basti, Tobias/Tobi, Florian/Flo, Jens, Björn|Bjoern|Bjorn, Götz|Goetz, Rüdiger|Ruediger, Carsten|Karsten, Torsten|Thorsten, Heinz, Lukas|Lucas`),
  female:
    parts(`Maria, Ursula/Uschi, Monika, Petra, Sabine|Sabina, Renate, Karin|Carin, Brigitte/Gitte, Andrea, Claudia|Klaudia, Susanne/Susi, Katharina|Catharina/Kathi, Heike, Martina, Stefanie|Stephanie/Steffi, Käthe|Kaethe,
    Bärbel|Baerbel, Jutta, Sigrid, Anja, Silke, Elke, Ulrike, Christina|Kristina, Lena`),
  family: [
    ...parts(
      `Müller|Mueller|Muller, Schmidt|Schmitt|Schmid, Schneider, Fischer, Meyer|Meier|Maier|Mayer, Weber, Wagner, Becker, Schulz|Schulze|Schultz, Hoffmann|Hofmann, Koch, Schröder|Schroeder, Krüger|Krueger, Köhler|Koehler`,
    ),
    ...compounds(
      parts(
        `Linden, Eichen, Rosen, Stein, Wald, Berg, Bach, Gold, Silber, Hohen, Neu, Alten, Grün|Gruen, Wolfs, Sommer, Königs|Koenigs, Ober, Nieder, Birken, Löwen|Loewen`,
      ),
      parts(
        `berg, mann, bach, hauer, feld, stein, müller|mueller, bauer, meier|meyer|maier, hofer, brecht, kamp, dorf, wald, thal|tal, heim, brück|brueck, schmidt|schmid, reuter, graf`,
      ),
    ),
  ],
};

const DUTCH: Culture = {
  id: 'dutch',
  script: 'latin',
  surname: 'family',
  marriedName: false,
  weight: 8,
  male: parts(`Jan, Johannes/Johan/Hans, Cornelis|Kornelis/Kees/Cor, Hendrik/Henk/Rik, Pieter/Piet, Willem/Wim, Gerrit, Jacobus/Jaap/Koos, Dirk, Marinus/Rinus, Theodorus/Theo, Nicolaas|Nikolaas/Klaas, Maarten, Jeroen, Thijs|Thys, Gijs,
    Sander, Bas, Joost, Ruben, Wouter, Stijn|Styn, Lars, Sjoerd, Marijn|Maryn`),
  female: parts(
    `Maria/Marijke/Ria, Johanna/Jo/Hanneke, Cornelia/Corrie, Anna/Anneke, Elisabeth/Els/Liesbeth, Wilhelmina/Mina/Willemien, Hendrika/Riek, Margaretha/Greet, Sanne, Femke, Lotte, Anouk, Marloes, Ingrid, Esther|Ester, Fleur, Iris, Saskia`,
  ),
  family: compounds(
    parts(`van_de_|vd_, van_, de_, van_der_|v.d._|vander, ten_, van_den_|vd_, ter_, op_`),
    parts(
      `Berg, Vries, Dijk|Dyk, Meer, Bos|Bosch, Linden, Velde, Brink, Hoek, Wal, Graaf|Graaff, Heide, Laan, Horst, Kamp, Beek, Ploeg, Wilgen, Zand, Vaart, Burg, Hof, Veen, Broek, Donk, Mark, Ruit, Stelt, Plas, Hulst`,
    ),
  ),
};

const POLISH: Culture = {
  id: 'polish',
  script: 'latin',
  surname: 'family',
  marriedName: true,
  weight: 6,
  male: parts(`Piotr, Krzysztof|Krzystof/Krzysiek, Andrzej, Tomasz/Tomek, Paweł|Pawel, Michał|Michal, Marcin, Jakub/Kuba, Łukasz|Lukasz, Grzegorz|Gregorz/Grzesiek, Stanisław|Stanislaw/Staszek, Zbigniew|Zbignew, Józef|Jozef, Rafał|Rafal,
    Wojciech|Wojcech, Sławomir|Slawomir, Bartłomiej|Bartlomiej/Bartek`),
  female: parts(
    `Anna/Ania, Katarzyna/Kasia, Małgorzata|Malgorzata/Gosia, Agnieszka/Aga, Barbara/Basia, Ewa|Eva, Krystyna|Kristina, Joanna/Asia, Elżbieta|Elzbieta/Ela, Magdalena/Magda, Łucja|Lucja, Żaneta|Zaneta, Bożena|Bozena`,
  ),
  family: compounds(
    parts(
      `Kow, Wiśn|Wisn, Dąbr|Dabr, Zieliń|Zielin, Szymań|Szyman, Woźn|Wozn, Krawc, Jabłoń|Jablon, Brzoz, Sikor, Maj, Gór|Gor, Łęck|Leck, Pol, Świd|Swid`,
    ),
    parts(`alski|alsky, iewski|ewski, owicz|ovicz, iak, czyk|chyk, owski|owsky|ovski, ek, icki|icky, uk`),
  ),
};

const TURKISH: Culture = {
  id: 'turkish',
  script: 'latin',
  surname: 'family',
  marriedName: true,
  weight: 8,
  male: parts(`Mehmet|Mehmed/Memo, Mustafa, Ahmet|Ahmed, Ali, Hüseyin|Huseyin, Hasan|Hassan, İbrahim|Ibrahim/İbo, İsmail|Ismail, Osman, Yusuf|Yusif, Murat, Ömer|Omer, Ramazan, Halil, Süleyman|Suleyman, Şükrü|Sukru, Çetin|Cetin,
    Uğur|Ugur, Gökhan|Gokhan, Oğuz|Oguz, Emre, Serkan, Burak, Yılmaz|Yilmaz, Tunç|Tunc`),
  female: parts(
    `Fatma, Ayşe|Ayse, Emine, Hatice|Hatidje, Zeynep, Elif, Meryem, Şerife|Serife, Zehra, Sultan, Gülşen|Gulsen, Özlem|Ozlem, Çiğdem|Cigdem, Tuğba|Tugba, Derya`,
  ),
  family: compounds(
    parts(
      `Yıl|Yil, Kaya, Demir, Şahin|Sahin, Çelik|Celik, Yıldız|Yildiz, Öz|Oz, Kara, Ak, Aydın|Aydin, Gümüş|Gumus, Taş|Tas, Koç|Koc, Güneş|Gunes, Er, Bal, Kurt, Tok`,
    ),
    parts(
      `maz, oğlu|oglu, türk|turk, can, tekin, er, kan, soy, taş|tas, han, ci, pınar|pinar, demir, bay, ay, alp, çı|ci, tepe`,
    ),
  ),
};

const ALBANIAN: Culture = {
  id: 'albanian',
  script: 'latin',
  surname: 'family',
  marriedName: true,
  weight: 5,
  male: parts(
    `Agim, Arben/Beni, Besnik, Bujar, Fatmir, Gëzim|Gezim, Ilir, Luan, Përparim|Perparim, Shkëlqim|Shkelqim, Skënder|Skender, Arjan, Gent, Ermal, Klodian/Klodi, Dritan, Altin, Endri, Ylli, Xhevdet|Jevdet, Njazi|Niazi, Çlirim|Clirim`,
  ),
  female: parts(
    `Arta, Besa, Drita, Elira, Flora, Lindita/Linda, Mimoza, Teuta, Valbona, Vjollca, Zamira, Çiljeta|Ciljeta, Gëzime|Gezime`,
  ),
  family: compounds(
    parts(
      `Hox|Hodj, Shehu|Sheh, Dervi, Gjon|Djon, Kola, Leka, Mar, Pren, Basha, Cen, Dod, Kraj, Lul, Meh, Çela|Cela, Zef, Bard, Rama`,
    ),
    parts(`aj, i, a, ani, ku, shi, llari, eti, ollari, mema`),
  ),
};

const VIETNAMESE: Culture = {
  id: 'vietnamese',
  script: 'latin',
  surname: 'family',
  fewSurnames: true,
  marriedName: false,
  weight: 6,
  male: parts(`Văn_Hùng|Van_Hung|Hung, Minh_Tuấn|Minh_Tuan|Tuan, Đức_Anh|Duc_Anh, Quang_Huy|Huy, Văn_Dũng|Van_Dung|Dung, Thành_Long|Thanh_Long|Long, Hữu_Phước|Huu_Phuoc|Phuoc, Ngọc_Sơn|Ngoc_Son|Son, Xuân_Trường|Xuan_Truong,
    Văn_Nam|Van_Nam|Nam, Đình_Khôi|Dinh_Khoi|Khoi, Bảo_Long|Bao_Long, Trọng_Nghĩa|Trong_Nghia|Nghia, Quốc_Việt|Quoc_Viet|Viet, Hoàng_Phúc|Hoang_Phuc|Phuc, Tấn_Phát|Tan_Phat, Công_Vinh|Cong_Vinh, Hải_Đăng|Hai_Dang`),
  female:
    parts(`Thị_Hoa|Thi_Hoa|Hoa, Thị_Lan|Thi_Lan|Lan, Ngọc_Ánh|Ngoc_Anh, Thu_Hà|Thu_Ha|Ha, Thị_Hương|Thi_Huong|Huong, Thanh_Thủy|Thanh_Thuy|Thuy, Mỹ_Linh|My_Linh|Linh, Kim_Ngân|Kim_Ngan, Phương_Thảo|Phuong_Thao|Thao,
    Bích_Ngọc|Bich_Ngoc, Thị_Mai|Thi_Mai|Mai, Diệu_Linh|Dieu_Linh`),
  family: parts(
    `Nguyễn|Nguyen, Trần|Tran, Lê|Le, Phạm|Pham, Hoàng|Hoang, Huỳnh|Huynh, Phan, Vũ|Vu, Võ|Vo, Đặng|Dang, Bùi|Bui, Đỗ|Do, Hồ|Ho, Ngô|Ngo, Dương|Duong, Lý|Ly, Đinh|Dinh, Trịnh|Trinh, Lương|Luong, Mai, Tạ|Ta, Cao, Thái|Thai, Châu|Chau`,
  ),
};

const ARABIC: Culture = {
  id: 'arabic',
  script: 'other',
  surname: 'family',
  marriedName: false,
  weight: 18,
  male: parts(`محمد|Mohammed|Muhammad|Mohamed|Mohamad, أحمد|Ahmed|Ahmad, علي|Ali|Aly, حسن|Hassan|Hasan, حسين|Hussein|Husain|Hossein|Houssine, عمر|Omar|Umar, محمود|Mahmoud|Mahmud, إبراهيم|Ibrahim|Ebrahim|Brahim, خالد|Khaled|Khalid|Chalid,
    يوسف|Youssef|Yusuf|Yousif, عبد الله|Abdullah|Abdallah|Abd_Allah, مصطفى|Mustafa|Mostafa|Moustapha, عبد الرحمن|Abdulrahman|Abdul_Rahman|Abderrahmane|Abd_al-Rahman, طارق|Tariq|Tarek|Tareq, سعيد|Said|Saeed|Sayid,
    كريم|Karim|Kareem, ماجد|Majed|Majid, وليد|Walid|Waleed|Oualid, جمال|Jamal|Gamal|Djamal, رشيد|Rashid|Rachid|Rasheed, سليم|Salim|Saleem, عبد العزيز|Abdulaziz|Abdelaziz|Abd_al-Aziz, حمزة|Hamza|Hamzah, زياد|Ziad|Ziyad,
    فيصل|Faisal|Faysal|Feisal, عماد|Imad|Emad, قاسم|Qasim|Kassem|Qassem|Kasim, رائد|Raed|Raid, نبيل|Nabil|Nabeel, هشام|Hisham|Hicham|Hesham, أنس|Anas|Anass, بلال|Bilal|Belal|Billal`),
  female:
    parts(`فاطمة|Fatima|Fatma|Fatema, مريم|Maryam|Mariam|Meryem, زينب|Zainab|Zeinab|Zaynab, عائشة|Aisha|Ayesha|Aicha, نور|Noor|Nour|Nur, سارة|Sara|Sarah, خديجة|Khadija|Khadeeja|Khadidja, هدى|Huda|Hoda, أمينة|Amina|Ameena,
    ليلى|Layla|Leila|Laila, رانيا|Rania|Raniya, سلمى|Salma|Selma, هناء|Hana|Hanaa, ريم|Reem|Rim, إيمان|Iman|Eman, سعاد|Suad|Souad`),
  family: [
    ...compounds(
      parts(`ال|al-|Al_|El_|al|`),
      parts(`حسن|Hassan|Hasan, أحمد|Ahmad|Ahmed, خطيب|Khatib|Khateeb, نجار|Najjar|Naggar|Nadjar, حداد|Haddad|Hadad, شامي|Shami|Chami, مصري|Masri|Misri, بصري|Basri|Basry, جبوري|Jabouri|Jubouri|Djabouri, دليمي|Dulaimi|Dulaymi,
        رفاعي|Rifai|Refai|Rifaai, صباغ|Sabbagh|Sabag, عبيدي|Obeidi|Ubaidi|Abidi, حمداني|Hamdani|Hamadani, طائي|Tai|Taei, زهراني|Zahrani, كردي|Kurdi|Kourdi, قاضي|Qadi|Kadi|Kadhi, ساعدي|Saadi|Saedi, هاشمي|Hashimi|Hashemi|Hachimi,
        بكري|Bakri|Bekri, عطار|Attar|Atar, حلبي|Halabi|Halaby, حموي|Hamwi|Hamoui, شمري|Shammari|Shamari|Chammari, نعيمي|Nuaimi|Naimi, سامرائي|Samarrai|Samarraei, فارس|Faris|Fares, غزالي|Ghazali|Gazali, منصور|Mansour|Mansur`),
    ),
    ...parts(
      `خليل|Khalil|Chalil, سالم|Salem|Salim, يوسف|Youssef|Yusuf, داود|Dawood|Daoud|Dawud, حمدان|Hamdan|Hamdane, قاسم|Qasim|Kassem, ناصر|Nasser|Nasir|Naser, عيسى|Issa|Eissa, بركات|Barakat|Baraket, زيدان|Zidan|Zaidan, مراد|Murad|Mourad, شاهين|Shaheen|Chahine`,
    ),
  ],
};

const PERSIAN: Culture = {
  id: 'persian',
  script: 'other',
  surname: 'family',
  marriedName: false,
  weight: 12,
  male: parts(`محمد|Mohammad|Muhammad, علی|Ali, حسین|Hossein|Hussain, رضا|Reza|Riza, مهدی|Mehdi|Mahdi, امیر|Amir|Ameer, احمد|Ahmad|Ahmed, حمید|Hamid|Hameed, جواد|Javad|Jawad, سعید|Saeid|Saeed|Said, فرهاد|Farhad|Ferhad, بهزاد|Behzad|Bihzad,
    کاوه|Kaveh|Kawa, نادر|Nader|Nadir, داوود|Davoud|Dawood|Davood, فرید|Farid|Fareed, کریم|Karim|Kareem, غلام رضا|Gholamreza|Ghulam_Reza, عبدالله|Abdollah|Abdullah, میلاد|Milad, آرش|Arash|Araş, بهرام|Bahram|Behram, جمشید|Jamshid|Djamshid,
    شاهین|Shahin|Chahin, نوروز|Nowruz|Nawroz|Norouz, ذبیح الله|Zabihullah|Zabihollah`),
  female: parts(
    `زهرا|Zahra|Zehra, فاطمه|Fatemeh|Fatima, مریم|Maryam|Mariam, نرگس|Narges|Nargis, شیرین|Shirin|Shireen|Chirine, لیلا|Leila|Layla, پروین|Parvin|Parveen, نسرین|Nasrin|Nasreen, مینا|Mina|Meena, فرزانه|Farzaneh|Farzana, سمیرا|Samira|Sameera, الهام|Elham|Ilham`,
  ),
  family: compounds(
    parts(`محمد|Mohammad|Muhammad, احمد|Ahmad, حسین|Hossein|Hussain, کریم|Karim, رحیم|Rahim|Raheem, رضا|Reza, علی|Ali, صادق|Sadegh|Sadiq, عباس|Abbas, نظر|Nazar, شیر|Shir|Sher, گل|Gol|Gul, سلطان|Soltan|Sultan, حیدر|Heydar|Haidar,
      نور|Nour|Noor, امیر|Amir, قربان|Ghorban|Qurban, یوسف|Yousef|Yusuf, فرخ|Farrokh|Farukh, جعفر|Jafar|Jaafar`),
    parts(
      `ی|i|y, زاده|zadeh|zada, پور|pour|poor, ی نیا|inia, یان|ian|yan, زی|zai|zay, خیل|khel|khail, ی فر|ifar`,
    ),
  ),
};

const UKRAINIAN: Culture = {
  id: 'ukrainian',
  script: 'other',
  surname: 'family',
  marriedName: true,
  weight: 7,
  male: parts(`Олександр|Oleksandr|Aleksandr|Alexander/Sasha, Сергій|Serhii|Sergey|Sergii, Андрій|Andrii|Andriy|Andrey, Володимир|Volodymyr|Vladimir|Wolodymyr/Vova, Микола|Mykola|Nikolay, Іван|Ivan|Iwan, Василь|Vasyl|Wassyl|Vasil, Юрій|Yurii|Yuriy|Jurij,
    Дмитро|Dmytro|Dmitry|Dmitro, Олег|Oleh|Oleg, Віктор|Viktor|Victor|Wiktor, Петро|Petro|Piotr, Ігор|Ihor|Igor, Максим|Maksym|Maxim, Євген|Yevhen|Evgeny|Eugen, Ярослав|Yaroslav|Jaroslaw, Богдан|Bohdan|Bogdan, Тарас|Taras`),
  female: parts(
    `Олена|Olena|Elena|Helena, Наталія|Nataliia|Natalia|Natalya, Тетяна|Tetiana|Tatiana, Ірина|Iryna|Irina, Оксана|Oksana|Oxana, Світлана|Svitlana|Svetlana, Юлія|Yuliia|Julia|Yulia, Людмила|Liudmyla|Ludmila, Галина|Halyna|Galina, Марія|Mariia|Maria|Mariya`,
  ),
  family: compounds(
    parts(
      `Шевч|Shevch|Schewtsch|Chevtch, Бонд|Bond, Коваль|Koval|Kowal, Ткач|Tkach|Tkatsch, Мельн|Meln, Крав|Krav|Kraw, Марч|March|Martsch, Савч|Savch|Sawtsch, Гриц|Hryts|Grits, Поліщ|Polishch|Polischtsch, Лис|Lys|Lis, Павл|Pavl|Pawl, Рудь|Rud, Жук|Zhuk|Schuk, Яр|Yar|Jar`,
    ),
    parts(
      `енко|enko, ук|uk|ouk, чук|chuk|tschuk|tchouk, ський|skyi|sky|skij, ик|yk|ik, ець|ets|etz, аренко|arenko, ович|ovych|ovich|owitsch`,
    ),
  ),
};

const ETHIOPIC: Culture = {
  id: 'ethiopic',
  script: 'other',
  surname: 'father',
  marriedName: false,
  weight: 8,
  male: parts(`ተስፋይ|Tesfay|Tesfai|Tesfaye, ሃይለ|Haile|Hayle, ገብረ|Gebre|Ghebre, ኪዳነ|Kidane|Kidanu, መሓሪ|Mehari|Mahari, ሰሎሞን|Solomon|Selemon, ዳዊት|Dawit|Dawid|David, ዮናስ|Yonas|Jonas, ኣብርሃም|Abraham|Abrham, በረከት|Bereket|Bereketab,
    ፍጹም|Fitsum|Fetsum, ሳሙኤል|Samuel|Samuiel, ሚካኤል|Mikael|Michael|Mikiel, ኢሳያስ|Isaias|Esayas|Isayas, ዘርኣይ|Zeray|Zerai, ወልደ|Welde|Wolde, ተኽለ|Tekle|Teklay, ኣማኑኤል|Amanuel|Emanuel, ሮቤል|Robel|Robiel, ናትናኤል|Natnael|Nathanael,
    ሄኖክ|Henok|Enoch, ፊልሞን|Filmon|Philmon, ብርሃነ|Berhane|Birhane, መንግስቱ|Mengistu|Mengesteab, ደሳለኝ|Desalegn|Dessalegn, ኣስመሮም|Asmerom|Asmorom`),
  female: parts(
    `ሰላም|Selam|Salam, ኤደን|Eden, ራሄል|Rahel|Rachel, ሳባ|Saba, ለተብርሃን|Letebrhan|Letebirhan, ማርታ|Marta|Martha, ብርኽቲ|Birkti|Brikti, ኣስቴር|Aster|Ester, ፍረወይኒ|Freweyni|Frewoini, ሄለን|Helen|Elen, ሰናይት|Senait|Senayt, ምሕረት|Mihret|Mehret`,
  ),
  family: [],
};

export const CULTURES: readonly Culture[] = [
  ENGLISH,
  FRENCH,
  GERMAN,
  DUTCH,
  POLISH,
  TURKISH,
  ALBANIAN,
  VIETNAMESE,
  ARABIC,
  PERSIAN,
  UKRAINIAN,
  ETHIOPIC,
];
