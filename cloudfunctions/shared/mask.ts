/** 990000199605200009 -> 9****************9: the first and last character, as WeChat shows them itself. */
export const maskIdNumber = (value: string) => `${value.slice(0, 1)}${'*'.repeat(16)}${value.slice(-1)}`

/** 10012345678 -> 100****5678. Numbers of another length keep their last two digits. */
export const maskPhone = (value: string) =>
  /^1\d{10}$/.test(value) ? `${value.slice(0, 3)}****${value.slice(-4)}` : `****${value.slice(-2)}`
