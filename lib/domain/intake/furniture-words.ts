/**
 * What the lines around an article say, whatever the site: menus, share bars, prompts. Whole lines only, so that a
 * sentence with these words in it is safe. Compared folded: case, outer punctuation and symbols don't count.
 */

import type { RemovalReason } from './draft'

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const NAVIGATION = lines(`
  select page
  select a page
  skip to content
  skip to main content
  skip navigation
  menu
  main menu
  navigation
  toggle navigation
  open menu
  close menu
  close
  search
  search for
  home
  home page
  back
  back to top
  top
  next
  previous
  next article
  previous article
  next story
  previous story
  sections
  all sections
  more
  show more
  view more
  load more
  view all
  see all
  sign in
  sign up
  log in
  login
  log out
  register
  my account
  subscribe
  subscribe now
  edition
  jump to navigation
  القائمة
  القائمة الرئيسية
  الرئيسية
  الصفحة الرئيسية
  بحث
  ابحث
  تسجيل الدخول
  اشترك
  التالي
  السابق
  المزيد
  عرض المزيد
  انتقل إلى المحتوى
  تخطى إلى المحتوى
  إغلاق
  aller au contenu
  accueil
  rechercher
  connexion
  s'abonner
  suivant
  précédent
  zum inhalt springen
  startseite
  suche
  anmelden
  weiter
  zurück
  inicio
  buscar
  iniciar sesión
  suscríbete
  siguiente
  anterior
  saltar al contenido
  loading
  please wait
  no ratings yet
  noch keine bewertungen
  bewertungen
  direkt zum inhalt
  vai al contenuto
  pular para o conteúdo
  ir para o conteúdo
  ana sayfa
  صفحه اصلی
  جستجو
  ورود
`)

const SHARE = lines(`
  share
  share this
  share this article
  share this story
  share this page
  share this post
  share this with
  share on facebook
  share on twitter
  share on x
  share on linkedin
  share on whatsapp
  share via email
  share on
  share to
  tweet
  tweet this
  pin it
  like this
  like
  facebook
  twitter
  linkedin
  whatsapp
  telegram
  pinterest
  reddit
  instagram
  youtube
  messenger
  google
  google plus
  email
  e-mail
  email this
  mail
  print
  print this
  print this article
  printer friendly version
  copy link
  copy url
  save
  save article
  bookmark
  follow us
  follow us on twitter
  follow us on facebook
  follow
  like us on facebook
  listen
  listen to this article
  text size
  font size
  a a a
  view author archive
  view author profile
  email the author
  enlarge image
  enlarge this image
  view gallery
  hide caption
  toggle caption
  caption
  order reprints
  print article
  download
  شارك
  مشاركة
  شارك على فيسبوك
  شارك على تويتر
  شارك هذا المقال
  فيسبوك
  تويتر
  واتساب
  تلغرام
  تليغرام
  طباعة
  أرسل إلى صديق
  البريد الإلكتروني
  نسخ الرابط
  حفظ
  تابعنا
  تابعنا على
  حجم الخط
  partager
  partager sur facebook
  partager sur twitter
  imprimer
  envoyer par e-mail
  teilen
  drucken
  artikel teilen
  compartir
  compartir en facebook
  compartir en twitter
  imprimir
  اشتراک گذاری
  چاپ
`)

const ADVERTS = lines(`
  iklan
  reklam
  reklama
  реклама
  pubblicità
  advertentie
  annonce
  annons
  advertisement
  advertisements
  advertising
  advert
  ad
  ads
  sponsored
  sponsored content
  story continues below advertisement
  story continues below
  article continues below
  article continues after advertisement
  continue reading below
  continue reading
  continue reading the main story
  read more
  promoted
  subscribe to our newsletter
  sign up for our newsletter
  newsletter
  newsletter sign up
  إعلان
  إعلانات
  إعلان ممول
  publicité
  anzeige
  werbung
  publicidad
  تبلیغات
`)

const RELATED = lines(`
  related
  about the author
  about the authors
  more great stories
  recent articles
  recent posts
  recent stories
  latest articles
  latest posts
  latest stories
  popular posts
  popular articles
  popular this week
  popular news
  most shared
  most commented
  more from
  further reading
  tags
  topics
  share your thoughts
  über den autor
  zur person
  mehr themen
  weitere artikel
  weitere themen
  ähnliche artikel
  das könnte sie auch interessieren
  das könnte dich auch interessieren
  auch interessant
  neueste artikel
  sobre el autor
  artículos relacionados
  más noticias
  à propos de l'auteur
  articles similaires
  articles liés
  dans la même rubrique
  leggi anche
  potrebbe interessarti
  articoli correlati
  leia também
  leia mais
  veja também
  notícias relacionadas
  lees ook
  læs også
  läs också
  les også
  czytaj także
  zobacz także
  czytaj też
  читайте также
  по теме
  похожие статьи
  смотрите также
  самое популярное
  další články
  související články
  ilgili haberler
  関連記事
  相关阅读
  相关新闻
  延伸阅读
  related articles
  related stories
  related news
  related content
  related posts
  related topics
  related coverage
  related links
  more on this story
  more from this section
  more stories
  more news
  most read
  most popular
  most viewed
  trending
  trending now
  trending news
  top stories
  latest news
  latest
  recommended
  recommended for you
  recommended stories
  you may also like
  you might also like
  also read
  read also
  see also
  explore further
  also see
  also on
  more on this topic
  more on this
  more coverage
  read the full story
  watch next
  editor's picks
  editors' picks
  don't miss
  in this article
  what to read next
  اقرأ أيضا
  اقرأ أيضاً
  إقرأ أيضا
  اقرأ المزيد
  مواضيع ذات صلة
  أخبار ذات صلة
  مقالات ذات صلة
  الأكثر قراءة
  آخر الأخبار
  قد يعجبك أيضا
  à lire aussi
  lire aussi
  sur le même sujet
  les plus lus
  lesen sie auch
  mehr zum thema
  meistgelesen
  lea también
  te puede interesar
  noticias relacionadas
  lo más leído
  اخبار مرتبط
`)

const COMMENTS = lines(`
  comments
  reader comments
  write a comment
  discussion
  responses
  reactions
  leave your comment
  kommentar schreiben
  kommentar hinterlassen
  kommentar verfassen
  schreibe einen kommentar
  schreiben sie einen kommentar
  ihr kommentar
  réactions
  laisser un commentaire
  poster un commentaire
  deja un comentario
  comentarios recientes
  commenti
  lascia un commento
  comentários
  deixe um comentário
  reacties
  komentarze
  dodaj komentarz
  комментарии
  добавить комментарий
  отзывы
  добавить отзыв
  оставить комментарий
  yorumlar
  评论
  コメント
  comment
  leave a comment
  leave a reply
  add a comment
  post a comment
  post comment
  post comments
  no comments
  no comments yet
  0 comments
  view comments
  show comments
  join the discussion
  join the conversation
  التعليقات
  تعليقات
  أضف تعليقا
  أضف تعليق
  اترك تعليقا
  commentaires
  kommentare
  comentarios
`)

/** A line for comparing: lower case, without the punctuation, arrows and symbols around it. */
export function foldLine(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/\s+/g, ' ')
}

const REASON_BY_LINE = new Map<string, RemovalReason>(
  (
    [
      ['navigation', NAVIGATION],
      ['share-bar', SHARE],
      ['advert', ADVERTS],
      ['related', RELATED],
      ['comments', COMMENTS],
    ] as const
  ).flatMap(([reason, entries]) => entries.map((entry) => [foldLine(entry), reason] as const)),
)

/** Longer than any of them with its arrows and symbols, in UTF-16 units. */
const MAX_KNOWN = 100

/** Why a whole line is known furniture, or null. */
export const knownFurniture = (line: string): RemovalReason | null =>
  line.length > MAX_KNOWN ? null : (REASON_BY_LINE.get(foldLine(line)) ?? null)
