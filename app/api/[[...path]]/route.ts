import { nothingHere } from '@/lib/http/methods'

/** Every address under /api that is no other route's. */
export const GET = nothingHere
export const POST = nothingHere
export const PUT = nothingHere
export const PATCH = nothingHere
export const DELETE = nothingHere
export const HEAD = nothingHere
export const OPTIONS = nothingHere
