'use client'

import './globals.css'

/**
 * Stands in for the root layout when that itself fails: no words' catalogue, no preferences, so it speaks both languages
 * and needs no script.
 */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" dir="ltr">
      <body>
        <title>Stet</title>
        <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center gap-8 px-6 py-16">
          <section className="flex flex-col gap-2">
            <h1 className="font-semibold text-2xl">Stet could not be shown</h1>
            <p className="text-ink-soft text-lg">
              Something went wrong on our side. What you had saved is kept. Reload the page; if it happens again, tell
              your administrator{error.digest ? ` the code ${error.digest}` : ''}.
            </p>
          </section>
          <section lang="ar" dir="rtl" className="flex flex-col gap-2">
            <h2 className="font-semibold text-2xl">تعذّر عرض Stet</h2>
            <p className="text-ink-soft text-lg">
              حدث خطأ من جهتنا. ما حفظته باقٍ. أعد تحميل الصفحة؛ وإن تكرر الأمر فأبلغ المسؤول.
            </p>
          </section>
        </main>
      </body>
    </html>
  )
}
