import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf, isPublic, parseAllowance } from './addresses.ts';

describe('an address that is not on the public internet', () => {
  it.each([
    '0.0.0.0',
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '168.63.129.16',
    '192.0.0.192',
    '198.19.0.1',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:93.184.216.34',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '2001:0:7f00:1::',
    '2002:7f00:1::',
    '3fff::1',
    'localhost',
    '',
  ])('%s', (address) => expect(isPublic(address)).toBe(false));

  it('whatever stands in the last bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom('10', '127'), fc.nat(255), fc.nat(255), fc.nat(255), (first, b, c, d) => {
        expect(isPublic(`${first}.${b}.${c}.${d}`)).toBe(false);
        expect(isPublic(`::ffff:${first}.${b}.${c}.${d}`)).toBe(false);
      }),
    );
  });
});

it.each(['93.184.216.34', '172.32.0.1', '100.128.0.1', '8.8.8.8', '2a00:1450:4001::1', '2606:4700::1111'])(
  '%s is public',
  (address) => expect(isPublic(address)).toBe(true),
);

describe('what configuration allows', () => {
  const allowance = parseAllowance([
    '10.1.2.0/24',
    '192.168.0.9',
    'fd00::/8',
    'Abonnee.Intern:8443',
    'intern',
    '[::1]:80',
  ]);

  it('is a range or an address', () => {
    expect(['10.1.2.9', '192.168.0.9', 'fd12::3', '::ffff:10.1.2.9'].map(allowance.allowsAddress)).toEqual(
      Array(4).fill(true),
    );
    expect(['10.1.3.9', '192.168.0.8', 'fe80::1', '127.0.0.1'].map(allowance.allowsAddress)).toEqual(
      Array(4).fill(false),
    );
  });

  it('is a host with a port, or with every port', () => {
    expect(allowance.allowsHost('abonnee.intern', 8443)).toBe(true);
    expect(allowance.allowsHost('abonnee.intern', 443)).toBe(false);
    expect(allowance.allowsHost('intern', 1)).toBe(true);
    expect(allowance.allowsHost('x.intern', 1)).toBe(false);
    expect(allowance.allowsHost('::1', 80)).toBe(true);
    expect(allowance.allowsHost('::1', 81)).toBe(false);
  });

  it.each(['http://intern', '10.1.2.0/33', '10.1.2/24', 'a b', 'host:99999', 'host/path', 'user@host', ''])(
    'is not %j',
    (entry) => expect(() => parseAllowance([entry])).toThrow(/MEENT_OUTBOUND_ALLOW has/),
  );
});

it.each([
  ['https://brp.intern/haalcentraal', 'brp.intern', 443],
  ['http://collector.intern/v1', 'collector.intern', 80],
  ['http://[fd00::1]:4318', 'fd00::1', 4318],
])('%s is an entry for its own port alone', (address, host, port) => {
  const allowance = parseAllowance([entryOf(address)]);
  expect(allowance.allowsHost(host, port)).toBe(true);
  expect(allowance.allowsHost(host, port + 1)).toBe(false);
});
