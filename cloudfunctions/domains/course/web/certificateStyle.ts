/** One column that fits a phone, and one sheet of paper. The verdict is a word and a mark, never a colour alone. */
export const style = `
* { box-sizing: border-box; margin: 0 }
body { background: #f3f5f4; color: #14232b; font: 18px/1.5 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif }
header { padding: 16px; background: #083b48; color: #fff; font-weight: 700; display: flex; flex-wrap: wrap; gap: 4px 16px; justify-content: space-between }
header span { font-weight: 400 }
main { max-width: 560px; margin: 0 auto; padding: 16px; display: grid; gap: 16px }
.verdict, dl, form { background: #fff; border-radius: 20px; padding: 24px }
.verdict { text-align: center; border: 3px solid currentColor }
.verdict b { display: inline-grid; place-items: center; width: 64px; height: 64px; border-radius: 50%; background: currentColor; font-size: 36px; line-height: 1; -webkit-print-color-adjust: exact; print-color-adjust: exact }
.verdict i { color: #fff; font-style: normal }
.verdict h1 { margin-top: 8px; font-size: 40px; line-height: 1.3 }
.verdict p { margin-top: 8px; color: #14232b }
.valid { color: #0a7a3d }
.revoked { color: #b3261e }
.unknown, .failed { color: #a85400 }
dl { display: grid; gap: 16px }
dt { font-size: 16px; color: #41525b }
dd { margin: 0; font-size: 22px; font-weight: 700; overflow-wrap: anywhere }
form { display: grid; gap: 12px }
label { font-weight: 700 }
input { width: 100%; min-height: 52px; padding: 0 12px; border: 1px solid #7c8b93; border-radius: 14px; font: inherit; text-transform: uppercase }
input::placeholder { color: #5f6e76 }
button { min-height: 52px; border: 0; border-radius: 26px; background: #0b4f60; color: #fff; font: inherit; font-weight: 700 }
input:focus-visible, button:focus-visible { outline: 3px solid #14232b; outline-offset: 2px }
form p { font-size: 16px; color: #41525b }
dl div:last-child.paper { display: none }
@page { size: A4 portrait; margin: 20mm }
@media print { body { background: #fff } header { background: #fff; color: #14232b; border-bottom: 2px solid #14232b } form { display: none } dl div:last-child.paper { display: block } dl { border: 1px solid #14232b } }
`.trim()
