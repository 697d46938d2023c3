/** The check character computed digit by digit as ISO 7064 MOD 11-2 defines it, unlike the product, which uses a table of weights. */
function checkCharacterOf(body: string): string {
  const remainder = [...body].reduce((product, digit) => ((product + Number(digit)) * 2) % 11, 0)
  return '10X98765432'.charAt(remainder)
}

interface IdNumberOptions {
  /** The first two digits. */
  readonly area?: string
  /** The birth date as YYYY-MM-DD; it need not be a real day. */
  readonly born?: string
  /** Distinguishes the numbers of sample people with the same birth date. */
  readonly person?: number
}

/** A well-formed identity number that belongs to no person, because no area code begins with 99, and no district is called 0000. */
export function anIdNumber({ area = '99', born = '1996-05-20', person = 0 }: IdNumberOptions = {}): string {
  const body = `${area}${String(person).padStart(4, '0')}${born.replaceAll('-', '')}000`
  return body + checkCharacterOf(body)
}

/** The same number with a wrong check character. */
export const withWrongChecksum = (idNumber: string) => idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1')
