/** Invented posts: what offers, and what does not, looks like in several languages. No wording is taken from a real post. */
interface Slots {
  readonly from: string;
  readonly to: string;
  readonly price: number;
  readonly phone: string;
  /** 0 for the first wording; later ones differ. */
  readonly turn: number;
}

interface Offer {
  readonly language: string;
  readonly write: (slots: Slots) => string;
}

export const SERVICES: readonly string[] = ['ExampleGram', 'ExampleTok', 'ExampleBook', 'ExampleChat'];
export const IMAGES: readonly string[] = [
  'calm sea',
  'white boat',
  'city at night',
  'happy family',
  'banknotes',
  'map with arrow',
];

const MARKS = ['⚓', '🌊', '✅', '🚤', '⭐'];
const mark = (turn: number): string => MARKS[turn % MARKS.length] ?? '';

export const OFFERS: readonly Offer[] = [
  {
    language: 'en',
    write: ({ from, to, price, phone, turn }) =>
      `${mark(turn)} ${from} → ${to} this week, safe trip guaranteed, ${price} euro, pay after arrival. WhatsApp ${phone}${turn > 1 ? ' family discount' : ''}`,
  },
  {
    language: 'fr',
    write: ({ from, to, price, phone, turn }) =>
      `${mark(turn)} Départ ${from} vers ${to} ${turn > 1 ? 'chaque semaine' : 'demain soir'}, passage garanti, ${price} €, paiement à l’arrivée. Contact ${phone}`,
  },
  {
    language: 'sq',
    write: ({ from, to, price, phone, turn }) =>
      `${mark(turn)} Udhëtim ${from} – ${to}, ${turn > 1 ? 'i sigurt' : '100% i garantuar'}, ${price} euro, paguani pas mbërritjes. Tel ${phone}`,
  },
  {
    language: 'ar',
    write: ({ from, to, price, phone, turn }) =>
      `${mark(turn)} رحلة من ${from} إلى ${to} ${turn > 1 ? 'كل أسبوع' : 'هذا الأسبوع'} مضمونة ${price} يورو الدفع بعد الوصول واتساب ${phone}`,
  },
  {
    language: 'ckb',
    write: ({ from, to, price, phone, turn }) =>
      `${mark(turn)} گەشت لە ${from} بۆ ${to} ${turn > 1 ? 'هەموو هەفتەیەک' : 'ئەم هەفتەیە'} بە دڵنیایی ${price} یۆرۆ پارە دوای گەیشتن ${phone}`,
  },
  {
    language: 'fa',
    write: ({ from, to, price, phone, turn }) =>
      `${mark(turn)} سفر از ${from} به ${to} ${turn > 1 ? 'هر هفته' : 'همین هفته'} تضمینی ${price} یورو پرداخت بعد از رسیدن ${phone}`,
  },
  {
    language: 'ps',
    write: ({ from, to, price, phone, turn }) =>
      `${mark(turn)} سفر له ${from} څخه تر ${to} ${turn > 1 ? 'هره اونۍ' : 'دا اونۍ'} تضمین ${price} یورو پیسې د رسېدو وروسته ${phone}`,
  },
  {
    language: 'tr',
    write: ({ from, to, price, phone, turn }) =>
      `${mark(turn)} ${from} – ${to} ${turn > 1 ? 'her hafta' : 'bu hafta'} garantili geçiş, ${price} euro, ödeme varınca. Tel ${phone}`,
  },
  {
    language: 'vi',
    write: ({ from, to, price, phone, turn }) =>
      `${mark(turn)} Đi ${from} sang ${to} ${turn > 1 ? 'mỗi tuần' : 'tuần này'}, bảo đảm, ${price} euro, đến nơi mới trả tiền. Liên hệ ${phone}`,
  },
  {
    language: 'de',
    write: ({ from, to, price, phone, turn }) =>
      `${mark(turn)} Fahrt ${from} nach ${to} ${turn > 1 ? 'jede Woche' : 'diese Woche'}, garantiert, ${price} Euro, Zahlung nach Ankunft. Kontakt ${phone}`,
  },
];

export const NOT_OFFERS: readonly { readonly language: string; readonly text: string }[] = [
  {
    language: 'en',
    text: 'Do not trust posts that promise a guaranteed crossing: people lose their savings and their lives. Free advice at help.example.org',
  },
  {
    language: 'fr',
    text: 'Ferry Calais – Douvres, départs toute la journée, billets sur billets.example.com, passeport obligatoire',
  },
  {
    language: 'de',
    text: 'Zeitung: Polizei warnt vor Anzeigen, die eine „garantierte Überfahrt für 3000 Euro“ versprechen',
  },
  { language: 'ar', text: 'وكالة مرخصة لطلبات التأشيرة القانونية، مواعيد في السفارة، visa.example.net' },
];

/** People who ask for help: protected, never linked. */
export const SEEKERS: readonly { readonly language: string; readonly text: string }[] = [
  {
    language: 'en',
    text: 'My brother left the coast two nights ago and does not answer. Whom can I call? Please help.',
  },
  { language: 'fa', text: 'برادرم دو شب است خبری ندارد، با چه کسی تماس بگیرم؟ لطفا کمک کنید' },
];
