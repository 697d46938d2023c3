/** A sheet of A4, one for each code. Told apart by word and shape, never by colour: it must do on a black-and-white printer. */
export const style = `
@page { size: A4 portrait; margin: 0 }
* { box-sizing: border-box; margin: 0 }
body { background: #cfd6d8; color: #14232b; font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  -webkit-print-color-adjust: exact; print-color-adjust: exact }
.tools { display: flex; flex-wrap: wrap; gap: 16px; align-items: center; justify-content: center; padding: 20px; font-size: 16px; line-height: 24px }
.tools button { min-height: 52px; padding: 0 32px; border: 0; border-radius: 26px; background: #0b4f60; color: #fff; font: inherit; font-size: 18px; font-weight: 600 }
.tools button:focus-visible { outline: 3px solid #14232b; outline-offset: 3px }
.sheet { width: 210mm; height: 296mm; margin: 0 auto 24px; padding: 0 16mm 11mm; background: #fff; display: flex; flex-direction: column; align-items: center; overflow: hidden }
.brand { align-self: stretch; margin: 0 -16mm; padding: 9mm 16mm 7mm; background: #083b48; color: #fff; display: flex; align-items: center; gap: 4mm; font-size: 24pt; line-height: 1.3; font-weight: 700 }
.brand svg { width: 13mm; height: 13mm; flex: none }
.brand .level { margin-left: auto; padding: 1mm 4mm; border: .5mm solid #fff; border-radius: 3mm; font-size: 14pt; font-weight: 600; white-space: nowrap }
.what { display: flex; align-items: center; gap: 6mm; margin-top: 8mm }
.what svg { width: 28mm; height: 28mm; flex: none }
.what h1 { font-size: 50pt; line-height: 1.15; font-weight: 800; letter-spacing: 1pt; white-space: nowrap }
.place { margin-top: 5mm; max-width: 100%; text-align: center; font-weight: 700; line-height: 1.3; overflow-wrap: anywhere; font-size: 26pt }
.place.long { font-size: 20pt }
.place.longest { font-size: 15pt }
.code { margin-top: 6mm; padding: 4mm; border: 1.2mm solid #14232b; border-radius: 6mm }
.code img { display: block; width: 108mm; height: 108mm; object-fit: contain }
.out .code { border-style: dashed; border-radius: 0 }
ol { list-style: none; padding: 0; margin-top: 7mm; display: grid; gap: 3mm }
li { display: flex; gap: 5mm; align-items: center; font-size: 22pt; line-height: 1.3; font-weight: 600 }
li b { width: 12mm; height: 12mm; flex: none; border-radius: 50%; border: .8mm solid #14232b; display: grid; place-items: center; font-size: 18pt; line-height: 1 }
footer { margin-top: auto; padding-top: 4mm; align-self: stretch; border-top: .4mm solid #14232b; display: flex; gap: 8mm; justify-content: space-between; align-items: flex-end; font-size: 11pt; line-height: 1.5 }
footer .call { flex: none; text-align: right; font-size: 12pt }
footer .call strong { display: block; font-size: 17pt; line-height: 1.3; white-space: nowrap }
.notice { max-width: 560px; margin: 12vh auto; padding: 32px; background: #fff; border-radius: 20px }
.notice h1 { font-size: 28px; line-height: 38px }
.notice p { margin-top: 12px; font-size: 18px; line-height: 28px; color: #41525b }
@media print {
  body { background: #fff }
  .tools { display: none }
  .sheet { margin: 0; break-after: page }
  .sheet:last-of-type { break-after: auto }
}
`.trim()
