const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A sample identity number with a valid check character and an area (99) that does not exist. `born` has the form YYYYMMDD. */
export function sampleIdNumber(number: number, born = '19950615'): string {
  const digits = `990000${born}${String(number).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return digits + '10X98765432'.charAt(sum % 11)
}
