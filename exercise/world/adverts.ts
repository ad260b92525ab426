import type { Calendar, Day } from '../calendar.ts';
import { seasonalDay } from '../calendar.ts';
import { sha256 } from '../hash.ts';
import { at } from '../random.ts';
import type { Random } from '../random.ts';
import { IMAGES, OFFERS, NOT_OFFERS, SEEKERS, SERVICES } from './advert-texts.ts';
import type { Member, Network } from './network.ts';
import type { Handle, Phone } from './person.ts';

export interface Post {
  readonly serial: number;
  readonly account: Handle;
  readonly text: string;
  readonly language: string;
  readonly day: Day;
  readonly contact: Phone | undefined;
  readonly from: string;
  readonly to: string;
  /** Euro, whole. */
  readonly price: number | undefined;
  readonly imageHash: string | undefined;
  readonly status: 'live' | 'referred' | 'removed' | 'reappeared';
  readonly verdict: 'advert' | 'not-advert' | 'help-seeker';
}

/** Posts of one operator, re-worded and re-posted. */
export interface AdvertCampaign {
  readonly serial: number;
  readonly operator: Member;
  readonly posts: readonly Post[];
}

const ROUTES = [
  ['Dunkerque', 'Kent'],
  ['Calais', 'Dover'],
  ['İzmir', 'Midilli'],
  ['Zuwara', 'Lampedusa'],
  ['Tirana', 'Bruxelles'],
] as const;

export function makeCampaigns(network: Network, calendar: Calendar, random: Random): AdvertCampaign[] {
  const operators = network.members
    .filter(({ role }) => role === 'advertiser' || role === 'recruiter')
    .slice(0, 2);
  let serial = network.index * 64;
  return operators.map((operator, position) => {
    const offer = random.pick(OFFERS);
    const [from, to] = random.pick(ROUTES);
    const start = random.between(calendar.first, calendar.today - 200);
    const picture = at(IMAGES, (network.index * 3 + position) % IMAGES.length) + network.index;
    const contact = at(operator.phones, 0);
    const posts = Array.from({ length: random.between(3, 4) }, (_, turn): Post => {
      const price = random.between(14, 40) * 100;
      return {
        serial: serial++,
        language: offer.language,
        verdict: 'advert',
        contact,
        from,
        to,
        price,
        account:
          turn === 0
            ? operator.handle
            : { ...operator.handle, username: `${operator.handle.username}${turn}` },
        text: offer.write({ from, to, price, phone: spaced(contact.number, random), turn }),
        day: seasonalDay(random, start, Math.min(calendar.today, start + 190)),
        imageHash: random.chance(0.6) ? imageHash(picture) : undefined,
        status:
          turn > 0 && random.chance(0.2)
            ? 'reappeared'
            : random.pick(['live', 'referred', 'removed', 'live'] as const),
      };
    });
    return { serial: network.index * 4 + position, operator, posts };
  });
}

/** Posts that are no adverts: warnings, news, ferries, licensed agencies, and people who ask for help. */
export function makeOtherPosts(network: Network, calendar: Calendar, random: Random): Post[] {
  const texts = [
    at(NOT_OFFERS, network.index % NOT_OFFERS.length),
    at(SEEKERS, network.index % SEEKERS.length),
  ];
  return texts.map((text, position): Post => ({
    serial: network.index * 64 + 40 + position,
    text: text.text,
    language: text.language,
    account: { service: random.pick(SERVICES), username: `ex_reader_${network.index}_${position}` },
    day: seasonalDay(random, calendar.first, calendar.today),
    contact: undefined,
    from: '',
    to: '',
    price: undefined,
    imageHash: undefined,
    status: 'live',
    verdict: position === 0 ? 'not-advert' : 'help-seeker',
  }));
}

function imageHash(picture: string): string {
  return [...sha256(`picture ${picture}`)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Sellers break up numbers, so that platforms do not see them. */
function spaced(number: string, random: Random): string {
  const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
  return random.weighted([
    [number, 3],
    [number.replace(/(\d{2})(?=\d)/g, '$1 '), 2],
    [number.replace(/(\d{3})(?=\d)/g, '$1.'), 1],
    [arabic(number), 1],
    [number.replace('+', '00').split('').join(' '), 1],
  ]);
}
