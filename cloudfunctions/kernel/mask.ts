/** 990000199605200009 becomes 9****************9: the first and the last character, as in WeChat's own masking. */
export const maskIdNumber = (value: string) => `${value.slice(0, 1)}${'*'.repeat(16)}${value.slice(-1)}`

/** 10012345678 becomes 100****5678. Numbers of another length keep their last two digits. */
export const maskPhone = (value: string) =>
  /^1\d{10}$/.test(value) ? `${value.slice(0, 3)}****${value.slice(-4)}` : `****${value.slice(-2)}`

/** 张示例 becomes 张*, and John Smith becomes J*: enough to ask "are you Zhang?", and too little to find the person. */
export const maskName = (value: string) => `${[...value.trim()][0] ?? ''}*`

/** The last four digits, which guards and clerks ask a rider for; null for a number that is too short. */
export const phoneTailOf = (value: string) => /\d{4}$/.exec(value)?.[0] ?? null
