import { describe, expect, test } from 'vitest';
import { parseIdentifier } from './parse.ts';

test('documents', () => {
  expect(parseIdentifier('document', ' ab 123-456/7<< ', { country: 'iq' })).toEqual({
    class: 'document',
    value: 'AB1234567',
    checksum: 'none',
    country: 'IQ',
  });
  expect(parseIdentifier('document', 'ش ۱۲۳۴۵۶')?.value).toBe('ش123456');
  for (const raw of ['', 'none', '1234', 'unknown', '9'.repeat(30)])
    expect(parseIdentifier('document', raw)).toBeUndefined();
});

test.each([
  ['Someone@Example.ORG', 'someone@example.org'],
  ['mailto:<a.b@example.org>', 'a.b@example.org'],
  ['Jo.Do+boats@GoogleMail.com', 'jodo@gmail.com'],
  ['a+b@example.org', 'a+b@example.org'],
  ['x@bücher.example', 'x@xn--bcher-kva.example'],
  ['x\u200b@exa\u202emple.org', 'x@example.org'],
])('e-mail %s', (raw, value) => {
  expect(parseIdentifier('email', raw)).toEqual({ class: 'email', value, checksum: 'none' });
});

test.each([
  '',
  'a@b',
  '@example.org',
  'a@',
  'a b@example.org',
  'a@@example.org',
  'a@exa..mple.org',
  'a@1.2.3.4',
  '+@gmail.com',
])('not an e-mail address: %s', (raw) => {
  expect(parseIdentifier('email', raw)).toBeUndefined();
});

describe('handles', () => {
  test.each([
    ['https://t.me/Some_Name', 'telegram:some_name'],
    ['t.me/s/some_name?before=3', 'telegram:some_name'],
    ['telegram: @Some_Name', 'telegram:some_name'],
    ['TG:some_name', 'telegram:some_name'],
    ['https://t.me/+AbCdEf123456_xyz', 'telegram:+AbCdEf123456_xyz'],
    ['https://t.me/joinchat/AbCdEf123456_xyz', 'telegram:+AbCdEf123456_xyz'],
    ['https://www.facebook.com/john.smith.9', 'facebook:johnsmith9'],
    ['facebook.com/profile.php?id=100001234', 'facebook:100001234'],
    ['https://de-de.facebook.com/people/Some-One/100001234/', 'facebook:100001234'],
    ['Facebook Messenger: johnsmith9', 'facebook:johnsmith9'],
    ['https://instagram.com/stories/some.one/123', 'instagram:some.one'],
    ['https://www.tiktok.com/@some.one?lang=de', 'tiktok:some.one'],
    ['https://www.tiktok.com/@some.one/video/7123', 'tiktok:some.one'],
    ['https://twitter.com/SomeOne', 'x:someone'],
    ['x.com/SomeOne/status/1', 'x:someone'],
    ['snapchat.com/add/some-one', 'snapchat:some-one'],
    ['https://chat.whatsapp.com/AbCdEf123456', 'whatsapp:+AbCdEf123456'],
    ['https://vk.com/кириллица', 'vk:кириллица'],
    ['https://vk.com/%D0%BA%D0%B8%D1%80', 'vk:кир'],
    ['@Some_One', '@some_one'],
    ['some.one', '@some.one'],
  ])('%s', (raw, value) => {
    expect(parseIdentifier('handle', raw)).toEqual({ class: 'handle', value, checksum: 'none' });
  });

  test('services that know accounts by telephone number give the number', () => {
    for (const raw of [
      'https://wa.me/447700900123',
      'https://api.whatsapp.com/send?phone=447700900123&text=hi',
      'WhatsApp: +44 7700 900123',
      'https://signal.me/#p/+447700900123',
      'https://t.me/+447700900123',
      'viber:+447700900123',
    ]) {
      expect(parseIdentifier('handle', raw), raw).toMatchObject({ class: 'phone', value: '+447700900123' });
    }
    expect(parseIdentifier('handle', '07700 900123', { platform: 'WhatsApp', country: 'GB' })?.value).toBe(
      '+447700900123',
    );
  });

  test('the platform can come from beside the name', () => {
    expect(parseIdentifier('handle', '@Some_One', { platform: 'Telegram' })?.value).toBe('telegram:some_one');
    expect(parseIdentifier('handle', 'Some.One', { platform: 'FB' })?.value).toBe('facebook:someone');
    expect(parseIdentifier('handle', 'some_one', { platform: 'unheard of' })?.value).toBe('@some_one');
  });

  test.each([
    '',
    'x',
    'https://instagram.com/p/Cabc123',
    'https://facebook.com/groups/123',
    'https://example.org/name',
    'https://t.me/',
    'tiktok.com/tag/boats',
    'two words',
    'https://t.me/%E0%A4%A',
    'https://chat.whatsapp.com/',
  ])('not an account: %s', (raw) => {
    expect(parseIdentifier('handle', raw)).toBeUndefined();
  });
});

describe('IP addresses', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:443', '192.0.2.1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    // RFC 5952 sections 4.1 to 4.3
    ['2001:0db8:0000:0000:0001:0000:0000:0001', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['::', '::'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
    ['1::', '1::'],
  ])('%s', (raw, value) => {
    expect(parseIdentifier('ip', raw)).toEqual({ class: 'ip', value, checksum: 'none' });
  });
  test.each([
    '',
    '1.2.3',
    '256.1.1.1',
    '01.2.3.4',
    '10.0.0.0/8',
    ':::',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7',
    '::1.2.3',
    '1.2.3.4::',
    '1:2:3:4:5:6:7::8',
    'localhost',
  ])('not an address: %s', (raw) => {
    expect(parseIdentifier('ip', raw)).toBeUndefined();
  });
});

test('mobile equipment', () => {
  // 3GPP TS 23.003 annex B computes check digits so; 490154203237518 is the worked example of most texts.
  expect(parseIdentifier('imei', '49-015420-323751-8')).toEqual({
    class: 'imei',
    value: '490154203237518',
    checksum: 'passed',
  });
  expect(parseIdentifier('imei', 'IMEI 490154203237519')?.checksum).toBe('failed');
  expect(parseIdentifier('imei', '49015420323751')).toMatchObject({
    value: '490154203237518',
    checksum: 'none',
  });
  expect(parseIdentifier('imei', '4901542032375101')).toMatchObject({
    value: '490154203237518',
    checksum: 'none',
  });
  expect(parseIdentifier('imei', '4901542032375')).toBeUndefined();
});
