import { compounds, parts } from './part.ts';
import type { Culture } from './part.ts';

const TIGRINYA: Culture = {
  id: 'tigrinya',
  language: 'ti',
  countries: ['er', 'et'],
  script: 'other',
  order: 'given-father',
  towns: ['Adi Qeyih Tahtay', 'May Sagla', 'Emba Tsada', 'Kudo Awhi'],
  male: parts(`ተስፋይ|Tesfay|Tesfai|Tesfaï, ኣብርሃም|Abrham|Abraham, ሃይለ|Haile|Hayle|Haïlé, መድሃኔ|Medhane|Medhanie|Medhané, ኪዳነ|Kidane|Kidanie|Kidané, ገብረ|Gebre|Ghebre|Guebre,
    በረከት|Bereket|Bereketh, ዮናስ|Yonas|Jonas, ፍስሃ|Fisseha|Fishaye|Fissiha, ጸጋይ|Tsegay|Zegai|Tsegaï, ሚኪኤል|Mikiel|Mikael|Mikaël, ኣማን|Aman|Amann, ሰመረ|Semere|Simere, ተወልደ|Tewelde|Tewolde`),
  female: parts(
    `ለተብርሃን|Letebrhan|Letebirhan, ሰናይት|Senait|Senayt|Senaït, ሚልየን|Milyen|Milien, ኣበባ|Abeba|Abbeba, ሰላም|Selam|Salam, ህይወት|Hiwet|Hiwot|Hiouet`,
  ),
  family:
    parts(`ወልደ|Welde|Wolde|Ouelde, ተኽለ|Tekle|Tekhle, ኣስመላሽ|Asmelash|Asmelasch|Asmelach, ገረዝጊሄር|Gerezgiher|Gherezghier|Guerezguiher, ሃብተ|Habte|Habtay, ኣርኣያ|Araya|Areaya,
    በራኺ|Berakhi|Berachi|Beraki, ስዩም|Seyoum|Sejum|Siyum, ዘርኣይ|Zeray|Serai|Zeraï, መብራህቱ|Mebrahtu|Mebrahtom|Mebrahtou, ኣለም|Alem|Allem, ክብረኣብ|Kibreab|Kibrab, ደስታ|Desta, ንጉሰ|Negusse|Niguse|Negousse`),
};

const AMHARIC: Culture = {
  id: 'amharic',
  language: 'am',
  countries: ['et'],
  script: 'other',
  order: 'given-father',
  towns: ['Dima Wenz', 'Shola Amba', 'Wanza Meda', 'Zigba Ber'],
  male: parts(`ዳዊት|Dawit|Daouit, ብርሃኑ|Birhanu|Berhanu|Berhanou, ግርማ|Girma|Guirma, ታደሰ|Tadesse|Taddese, ሰለሞን|Solomon|Selomon|Salomon, አበበ|Abebe|Abebbe, መኮንን|Mekonnen|Makonnen,
    ዘላለም|Zelalem|Selalem, ኃይሉ|Hailu|Haylu|Haïlou, አስፋው|Asfaw|Asfau|Asfaou, ጌታቸው|Getachew|Getatschew|Guetatchew, ተስፋዬ|Tesfaye|Tesfayé, ይልማ|Yilma|Jilma`),
  female: parts(
    `ሃና|Hanna|Hana, ትዕግስት|Tigist|Tegest|Tiguist, መሠረት|Meseret|Messeret, ሰብለ|Seble|Sebele, ፀሐይ|Tsehay|Zehai|Tsehaï, እቴነሽ|Etenesh|Etenesch|Etenech`,
  ),
  family:
    parts(`ወርቁ|Worku|Werku|Workou, ደምሴ|Demissie|Demise|Demissé, አያሌው|Ayalew|Ajalew|Ayaleou, ካሳ|Kassa|Kasa, በቀለ|Bekele|Bekkele|Bekélé, ላቀው|Lakew|Laqew|Lakeou, ማሞ|Mammo|Mamo, ተፈራ|Tefera|Teferra,
    ሽፈራው|Shiferaw|Schiferau|Chiferaw, ዘውዴ|Zewde|Sewde|Zewdé, ገላው|Gelaw|Gelau|Guelaou, ምትኩ|Mitiku|Mitku|Mitikou, ውቤ|Wube|Wubie|Woubé`),
};

const CYRILLIC: Culture = {
  id: 'cyrillic',
  language: 'uk',
  countries: ['ua'],
  script: 'other',
  order: 'given-family',
  towns: ['Верхні Лози', 'Зелений Брід', 'Нова Криничка', 'Мала Дубрава'],
  male: parts(`Олексій|Oleksii|Oleksij|Oleksiy, Юрій|Yurii|Jurij|Youri|Joeri, Сергій|Serhii|Serhij|Serhiy, Андрій|Andrii|Andrij|Andriy, Тарас|Taras, Ярослав|Yaroslav|Jaroslaw|Iaroslav|Jaroslav,
    Євген|Yevhen|Jewhen|Ievhen|Jevhen, Богдан|Bohdan|Bogdan, Михайло|Mykhailo|Mychajlo|Mykhaïlo, Дмитро|Dmytro|Dmitro, Ігор|Ihor|Igor, Віталій|Vitalii|Witalij|Vitaliy`),
  female: parts(
    `Оксана|Oksana|Oxana, Надія|Nadiia|Nadija|Nadia, Світлана|Svitlana|Switlana, Юлія|Yuliia|Julija|Ioulia|Joelia, Ганна|Hanna|Ganna, Любов|Liubov|Ljubow|Lioubov`,
  ),
  family: compounds(
    parts(
      `Лоз|Loz|Los, Дубр|Dubr|Doubr, Кринич|Krynych|Krynytsch|Krynytch, Верб|Verb|Werb, Калин|Kalyn|Kalin, Грабов|Hrabov|Hrabow|Grabov, Жит|Zhyt|Schyt|Jyt|Zjyt, Явор|Yavor|Jawor|Iavor`,
    ),
    parts(`енко|enko, ук|uk|ouk|oek, чишин|chyshyn|tschyschyn|tchychyn, ський|skyi|skyj|sky`),
  ),
};

const VIETNAMESE: Culture = {
  id: 'vietnamese',
  language: 'vi',
  countries: ['vn'],
  script: 'latin',
  order: 'family-middle-given',
  towns: ['Làng Sen Đỏ', 'Xóm Tre Xanh', 'Đồng Lúa Mới', 'Bến Cát Vàng'],
  male: parts(
    `Hùng|Hung, Dũng|Dung, Tuấn|Tuan, Khánh|Khanh, Thắng|Thang, Quân|Quan, Phúc|Phuc, Đạt|Dat, Nghĩa|Nghia, Cường|Cuong, Trọng|Trong, Vinh, Hậu|Hau, Sơn|Son, Lộc|Loc, Bảo|Bao`,
  ),
  female: parts(
    `Hương|Huong, Trang, Ngọc|Ngoc, Thảo|Thao, Hạnh|Hanh, Yến|Yen, Lan, Tuyết|Tuyet, Mai, Quỳnh|Quynh`,
  ),
  family: compounds(
    parts(
      `Nguyễn|Nguyen, Trần|Tran, Phạm|Pham, Hoàng|Hoang, Đặng|Dang, Bùi|Bui, Đỗ|Do, Võ|Vo, Lý|Ly, Đinh|Dinh`,
    ),
    parts(`Văn|Van, Đức|Duc, Hữu|Huu, Quang, Xuân|Xuan, Minh, Thanh, Công|Cong`),
    ' ',
  ),
};

export const OTHER_SCRIPTS: readonly Culture[] = [TIGRINYA, AMHARIC, CYRILLIC, VIETNAMESE];
