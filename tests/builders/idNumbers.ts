/** The check character as ISO 7064 MOD 11-2 defines it, digit by digit: another way than the product's table of weights. */
function checkCharacterOf(body: string): string {
  const remainder = [...body].reduce((product, digit) => ((product + Number(digit)) * 2) % 11, 0)
  return '10X98765432'.charAt(remainder)
}

interface IdNumberOptions {
  /** YYYY-MM-DD, need not be a real day. */
  readonly born?: string
  /** Tells the numbers of two sample people apart. */
  readonly person?: number
}

/** A well-formed identity number that is nobody's: no area's code begins with 99. */
export function anIdNumber({ born = '1996-05-20', person = 0 }: IdNumberOptions = {}): string {
  const body = `99${String(person).padStart(4, '0')}${born.replaceAll('-', '')}000`
  return body + checkCharacterOf(body)
}

/** The same number with the last character replaced by one that doesn't fit. */
export const withWrongChecksum = (idNumber: string) => idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1')
