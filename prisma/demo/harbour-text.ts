/** The sample article as a browser saves it: with the page's furniture, so that intake has something to strike out. */
export const RECEIVED = `The Morning Meridian

Ministry denies secret talks on sale of Port Selm | The Morning Meridian
Skip to content
Photo ID: 40817

Cranes stand still in the grain terminal of Port Selm on June 9, 2026. (Meridian Pictures/Anouk Reyl)

Cranes stand still in the grain terminal of Port Selm on June 9, 2026. (Meridian Pictures/Anouk Reyl)

Selm and Karsk, The Morning Meridian—Varnian officials on Thursday denied holding any talks on the sale of the country’s largest harbour, after a deputy minister said that envoys of a foreign fund had come to the capital three times since spring to discuss it.

A spokeswoman for the transport ministry, Odile Marant, told The Morning Meridian: “The ministry does not discuss the sale of public harbours with anyone, and after what the fund did in Karsk it is absurd to call it a partner.”

“In the worst year of the dockers’ strike, the fund bought the grain terminal in Karsk and dismissed 1,200 people within a month,” she added. “Harbour fees there have doubled since.”

The deputy finance minister, Teodor Halvik, told Radio Selm on Thursday that representatives of the Aurel Fund had visited the capital three times since April. He said the visits showed that the two ministries did not agree with each other. “Many in the government have finally understood that there is no alternative to a private owner,” he said.

In neighbouring Lethen, the daily Handelsbote published a report on Thursday which said a draft contract had been exchanged between lawyers of the fund and the harbour authority. The report, which cited officials who asked not to be named, put the price at 2.4 billion crowns, less than half of what an audit had estimated in 2023.

The officials said that the contract would run for 60 years, but that it did not yet have “the blessing of the cabinet.” Dockers’ unions fear that the sale has already been decided.

Prime Minister Ilsa Brandt denied any knowledge of a contract. At a news conference in Karsk, she told reporters: “I have not seen such a paper. Certainly nobody has signed anything in my name.”

Ruben Tal, who teaches economic history at the University of Selm, told The Morning Meridian that Mr Halvik’s remarks “were not new, because there was a rumour in March about a visit of the fund’s chairman to the old customs house.”

He said that, “according to leaks, the chairman looked at the customs house as a hotel, because the fund has built hotels in four harbours.”

Mr Tal dismissed the possibility that “the city could get the harbour back once it is sold,” adding that “no harbour on this coast has returned to public hands since 1950.”

The harbour handled 31 million tonnes of goods last year, about one tonne in three of the country’s trade, according to the statistics office. It employs some 5,400 people, and it has not made a loss since 2009.

The opposition asked for a special session of parliament. “If a minister knows and a prime minister does not, one of them should go,” said Marek Dolan, who leads the Coast Party. A vote on the question is expected on Tuesday.

The Aurel Fund did not answer questions. In a statement dated June 3 it had said that it “does not comment on markets, harbours or rumours,” and that it keeps no office in Varnia.`
