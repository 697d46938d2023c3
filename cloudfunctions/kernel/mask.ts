/** 990000199605200009 -> 9****************9: the first and last character, as WeChat shows them itself. */
export const maskIdNumber = (value: string) => `${value.slice(0, 1)}${'*'.repeat(16)}${value.slice(-1)}`

/** 10012345678 -> 100****5678. Numbers of another length keep their last two digits. */
export const maskPhone = (value: string) =>
  /^1\d{10}$/.test(value) ? `${value.slice(0, 3)}****${value.slice(-4)}` : `****${value.slice(-2)}`

/** 张示例 -> 张*, John Smith -> J*: enough to ask "are you Zhang?", not enough to look somebody up. */
export const maskName = (value: string) => `${[...value.trim()][0] ?? ''}*`

/** The last four digits, by which a person is asked for; null for a number that is too short to have them. */
export const phoneTailOf = (value: string) => /\d{4}$/.exec(value)?.[0] ?? null
