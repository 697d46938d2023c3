/**
 * The characters of texts that people type or paste. One thing can be written in many ways that look alike, and a text can hold characters that nobody
 * sees. Everything here is pure and free of schemas, so that the phone's fields can use it, too.
 */

/** An emoji, or several that characters without a picture of their own hold together (👨‍👩‍👧, ❤️, 1️⃣). */
const PICTURE = String.raw`[\xA9\xAE\u203C\u2049\u2100-\u27BF\u2900-\u2BFF\u3030\u303D\u3297\u3299\u{1F000}-\u{1FAFF}](?:\uFE0E|\uFE0F|[\u{1F3FB}-\u{1F3FF}])?`
const EMOJI = String.raw`${PICTURE}(?:\u200D${PICTURE})*|[0-9#*]\uFE0F?\u20E3`

/** They take no room or are blank: joiners, marks of direction, soft hyphens, fillers, tags, blank letters. */
const INVISIBLE = String.raw`\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\u{16FE4}\u{1D159}`

/** They are no part of any text, or each font shows them as something else: control characters, halves of a pair, private use, placeholders. */
const UNFIT = String.raw`\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\uFFFC\uFFFD`

const hidden = new RegExp(`(${EMOJI})|(?!\\n)[${INVISIBLE}${UNFIT}]`, 'gu')
const invisible = new RegExp(`[${INVISIBLE}]`, 'gu')

/** The text without what nobody can see or read. Line breaks stay, and what holds an emoji together. */
export const withoutHidden = (text: string) => text.replace(hidden, (_, emoji?: string) => emoji ?? '')

/** A text of nothing but blanks is empty. */
const emptyIfBlank = (text: string) => (withoutHidden(text).trim() === '' ? '' : text)

/** One spelling for one line: composed letters, single spaces, none around it. */
export const asLine = (text: string) =>
  emptyIfBlank(
    text
      .normalize('NFC')
      .replace(/\p{Zs}+/gu, ' ')
      .trim(),
  )

/** One spelling for several lines: composed letters, one kind of line break, nothing blank around it. */
export const asLines = (text: string) => emptyIfBlank(text.normalize('NFC').replace(/\r\n?/g, '\n').trim())

/** What a field of one line keeps of what somebody types or pastes. Line breaks and tabs, as copied out of Word or Excel, become spaces. */
export const keptInLine = (text: string) => withoutHidden(text.replace(/[\t-\r\x85\u2028\u2029]+/g, ' '))

/** What a field of several lines keeps of what somebody types or pastes. */
export const keptInLines = (text: string) => withoutHidden(text.replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n').replace(/\t/g, ' '))

const APOSTROPHES = /[`\xB4\u02B9-\u02BF\u02C8\u02CA\u02CB\u055A\u05F3\u275B\u275C\u2018-\u201B\u2032\u2035\uA78B\uA78C\uFF07]/g
const DASHES = /[\p{Dash}\u02D7\u2043\u30FC\uFF70]/gu
const DOTS = /[\u02D9\u0387\u1427\u16EB\u2022\u2025\u2027\u2218\u2219\u22C5\u25CF\u25E6\u2981\u2E31\u2E33\u30FB\u318D\uA78F\uFE45\uFF65]/g

/** Radicals of their own code, as PDFs and old typefaces give them, and the characters that they are (Unicode, EquivalentUnifiedIdeograph). */
const RADICALS =
  '\u2E81\u2E84\u2E8A\u2E8B\u2E8C\u2E8D\u2E8E\u2E8F\u2E90\u2E92\u2E93\u2E94\u2E96\u2E98\u2E99\u2E9B\u2E9D\u2E9E\u2E9F\u2EA0\u2EA1\u2EA2\u2EA3\u2EA4\u2EA5\u2EA6\u2EA8\u2EA9\u2EAB\u2EAC\u2EAD\u2EAF\u2EB0\u2EB1\u2EB2\u2EB6\u2EB9\u2EBA\u2EBB\u2EBC\u2EBE\u2EBF\u2EC0\u2EC1\u2EC2\u2EC3\u2EC4\u2EC5\u2EC6\u2EC8\u2EC9\u2ECB\u2ECC\u2ECD\u2ECE\u2ED0\u2ED1\u2ED2\u2ED3\u2ED4\u2ED6\u2ED7\u2ED8\u2ED9\u2EDA\u2EDB\u2EDC\u2EDD\u2EDF\u2EE0\u2EE2\u2EE3\u2EE4\u2EE5\u2EE6\u2EE7\u2EE8\u2EE9\u2EEA\u2EEB\u2EEC\u2EED\u2EEE\u2EEF\u2EF0\u2EF1\u2EF2\u2EF3'
const CHARACTERS =
  '厂乙卜㔾小小兀尣尢巳幺彑忄扌攵旡月歺母民氵氺灬爫爫丬犭王目示礻糹纟罓罒羊耂肀聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟'
const characterOf = new Map([...RADICALS].map((radical, index) => [radical, CHARACTERS.charAt(index)]))

const withOneSign = (text: string) =>
  text
    .replace(invisible, '')
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-')
    .replace(DOTS, '·')
    .replace(/[\u2E80-\u2EF3]/g, (radical) => characterOf.get(radical) ?? radical)
    .replace(/[\p{Zs}\t]+/gu, ' ')

/**
 * Folds what looks alike into one sign: NFKC for widths, radicals and composed letters, and tables for what it leaves apart: middle dots, apostrophes,
 * dashes, spaces. Invisible characters go. NFKC would take some signs apart, so the tables come first, and again for what it has made.
 */
export const withPlainSigns = (text: string) => withOneSign(withOneSign(text).normalize('NFKC')).trim()

/** A number or a code without the spaces, dashes and dots that group it. */
export const withoutGroups = (text: string) => withPlainSigns(text).replace(/[ \-·.]/g, '')

/** By what a name is searched: neither case, width, spaces nor dashes make a difference. */
export const asSearched = (text: string) => withoutGroups(text).toLowerCase()
