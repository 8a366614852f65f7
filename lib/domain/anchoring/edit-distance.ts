/**
 * Levenshtein distance by bit-parallel dynamic programming (G. Myers, "A fast bit-vector algorithm for approximate
 * string matching based on dynamic programming", JACM 1999; blocks as in H. Hyyrö 2003): 32 rows of the table at a time.
 */

/** Strings whose lengths' product is larger are compared by halves, so that no quote takes longer than some milliseconds. */
const LARGEST_BOX = 4_000_000

/** Edit distance of two strings in UTF-16 units: the least number of characters inserted, left out or replaced. */
export function editDistance(a: string, b: string): number {
  let start = 0
  let endA = a.length
  let endB = b.length
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const [short, long] =
    endA <= endB ? [a.slice(start, endA), b.slice(start, endB)] : [b.slice(start, endB), a.slice(start, endA)]
  if (short.length === 0) return long.length
  if (short.length * long.length > LARGEST_BOX) {
    // An upper bound: both cut in the middle. Only quotes of many pages that were rewritten all over come here.
    const [m, n] = [short.length >> 1, long.length >> 1]
    return editDistance(short.slice(0, m), long.slice(0, n)) + editDistance(short.slice(m), long.slice(n))
  }
  return short.length <= 32 ? oneWord(short, long) : blocks(short, long)
}

/** Per character, which rows of a pattern of at most 32 hold it; all 0 between calls. */
const single = new Int32Array(0x10000)

function oneWord(pattern: string, text: string): number {
  const m = pattern.length
  for (let i = 0; i < m; i++) {
    const unit = pattern.charCodeAt(i)
    single[unit] = (single[unit] ?? 0) | (1 << i)
  }
  let vp = -1
  let vn = 0
  let distance = m
  const last = 1 << (m - 1)
  for (let j = 0; j < text.length; j++) {
    const eq = single[text.charCodeAt(j)] ?? 0
    const d0 = (((eq & vp) + vp) ^ vp) | eq | vn
    const hp = vn | ~(d0 | vp)
    const hn = d0 & vp
    if (hp & last) distance++
    else if (hn & last) distance--
    const shifted = (hp << 1) | 1
    vp = (hn << 1) | ~(d0 | shifted)
    vn = shifted & d0
  }
  for (let i = 0; i < m; i++) single[pattern.charCodeAt(i)] = 0
  return distance
}

/** Per character, which of the `bits` are its own, from 1; all 0 between calls. */
const own = new Uint16Array(0x10000)
/** Scratch: first nothing, then for each character of the pattern, which rows hold it, 32 to a number; all 0 between calls. */
let bits = new Int32Array(1024)
/** Scratch: per block, in which rows the table grows or shrinks from one row to the next. */
let plus = new Int32Array(32)
let minus = new Int32Array(32)

function blocks(pattern: string, text: string): number {
  const m = pattern.length
  const width = (m + 31) >> 5
  if (bits.length < (m + 1) * width) bits = new Int32Array((m + 1) * width * 2)
  if (plus.length < width) {
    plus = new Int32Array(width * 2)
    minus = new Int32Array(width * 2)
  }
  plus.fill(-1, 0, width)
  minus.fill(0, 0, width)
  let known = 0
  for (let i = 0; i < m; i++) {
    const unit = pattern.charCodeAt(i)
    if (own[unit] === 0) own[unit] = ++known
    const block = (own[unit] ?? 0) * width + (i >> 5)
    bits[block] = (bits[block] ?? 0) | (1 << (i & 31))
  }
  const last = 1 << ((m - 1) & 31)
  let distance = m
  for (let j = 0; j < text.length; j++) {
    const row = (own[text.charCodeAt(j)] ?? 0) * width
    // What comes in from above the first block: the top row grows by one per column (global distance).
    let carryPlus = 1
    let carryMinus = 0
    for (let w = 0; w < width; w++) {
      const vp = plus[w] ?? 0
      const vn = minus[w] ?? 0
      const eq = (bits[row + w] ?? 0) | carryMinus
      const d0 = (((eq & vp) + vp) ^ vp) | eq | vn
      let hp = vn | ~(d0 | vp)
      let hn = d0 & vp
      if (w === width - 1) {
        if (hp & last) distance++
        else if (hn & last) distance--
      }
      const outPlus = hp >>> 31
      const outMinus = hn >>> 31
      hp = (hp << 1) | carryPlus
      hn = (hn << 1) | carryMinus
      plus[w] = hn | ~(d0 | hp)
      minus[w] = hp & d0
      carryPlus = outPlus
      carryMinus = outMinus
    }
  }
  for (let i = 0; i < m; i++) own[pattern.charCodeAt(i)] = 0
  bits.fill(0, width, (known + 1) * width)
  return distance
}
