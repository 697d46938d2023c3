/** 990000199605200009 becomes 9****************9: the first and the last character, as in WeChat's own masking. */
export const maskIdNumber = (value: string) => `${value.slice(0, 1)}${'*'.repeat(16)}${value.slice(-1)}`

/** 10012345678 becomes 100****5678, and +852 91234567 becomes +852 ****67: other numbers keep their country and their last two digits. */
export function maskPhone(value: string): string {
  if (/^1\d{10}$/.test(value)) return `${value.slice(0, 3)}****${value.slice(-4)}`
  const [country = ''] = /^\+\d{1,4} (?=\d{6})/.exec(value) ?? []
  return `${country}****${value.slice(-2)}`
}

/** 张示例 becomes 张*, and John Smith becomes J*: enough to ask "are you Zhang?", and too little to find the person. */
export const maskName = (value: string) => `${[...value.trim()][0] ?? ''}*`

/** The last four digits, which guards and clerks ask a rider for; null for a number that is too short. */
export const phoneTailOf = (value: string) => /\d{4}$/.exec(value)?.[0] ?? null
