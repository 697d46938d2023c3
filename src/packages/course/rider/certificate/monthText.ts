/** `2026-12` -> "2026 年 12 月". */
export const monthText = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`
