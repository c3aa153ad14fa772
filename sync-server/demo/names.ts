/** Given and family names by origin. Most people take both from one origin; some families are mixed. */
const origins = [
  [
    'James Mary Robert Linda Michael Susan William Karen David Nancy Richard Lisa Thomas Betty Charles Sandra Daniel Ashley Matthew Emily Anthony Donna Mark Michelle Steven Carol Paul Amanda Andrew Melissa Joshua Deborah Kenneth Stephanie Kevin Rebecca Brian Laura Timothy Cynthia Ronald Amy Jason Angela Jeffrey Shirley Ryan Brenda Jacob Pamela Gary Nicole Eric Katherine Jonathan Samantha Stephen Christine Larry Rachel Justin Carolyn Scott Janet Brandon Maria Benjamin Heather Tyler Diane Travis Olivia Wesley Julie Garrett Joyce Dustin Mary-Ann Cody Leah',
    'Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker Nelson Mitchell Campbell Roberts Carter Phillips Evans Turner Parker Collins Edwards Stewart Morris Rogers Reed Cook Morgan Bell Bailey Cooper Richardson Cox Howard Ward Peterson Gray Watson Brooks Kelly Sanders Price Bennett Wood Barnes Ross Henderson Coleman Jenkins Perry Powell Long Patterson Hughes Washington Butler Simmons Foster Bryant Alexander Russell Griffin Hayes',
  ],
  [
    'José María Luis Guadalupe Juan Ana Carlos Sofía Jesús Lucía Miguel Elena Andrés Verónica Ramón Adriana Héctor Beatriz Raúl Inés Óscar Mónica Joaquín Rocío Martín Ximena Iván Pilar Ángel Noemí Julián Yolanda Esteban Araceli Tomás Belén',
    'García Rodríguez Martínez Hernández López González Pérez Sánchez Ramírez Torres Flores Rivera Gómez Díaz Reyes Morales Cruz Ortiz Gutiérrez Chávez Ramos Ruiz Álvarez Mendoza Vásquez Castillo Jiménez Moreno Romero Herrera Medina Aguilar Núñez Peña Ibáñez Muñoz Ordóñez Zúñiga Villaseñor Treviño',
  ],
  [
    'Seán Aoife Liam Siobhán Conor Niamh Declan Ciara Brendan Róisín Eoin Maeve Cormac Orla Pádraig Gráinne',
    "O'Brien O'Connor O'Neill Murphy Sullivan Walsh Byrne Doyle McCarthy Gallagher O'Shea Fitzgerald Kavanagh McLoughlin Brennan O'Malley MacKenzie Donnelly",
  ],
  [
    'Giovanni Giulia Marco Chiara Luca Francesca Antonio Lucia Matteo Elisa Paolo Bianca Niccolò Martina Salvatore Noè',
    "Rossi Russo Ferrari Esposito Bianchi Romano Ricci Marino Greco Bruno Gallo Conti De-Luca Mancini Costa D'Angelo Lombardi Moretti D'Amico Caruso",
  ],
  [
    'François Amélie Rémy Hélène Étienne Chloé Benoît Océane Thérèse Gaël Maëlle Jérôme Aurélie Jean-Luc Zoé Raphaël Marie-Ève Noël',
    "Dubois Moreau Lefèvre Fournier Girard Bonnet Rousseau Mercier Boudreaux Thibodeaux Hébert Landry Gauthier Lévesque Bélanger D'Aubigné Côté Beaulieu Desrosiers Saint-Pierre",
  ],
  [
    'Jürgen Anke Björn Käthe Günter Heike Jörg Silke Matthias Birgit Klaus Svenja Uwe Ulrike Dietrich Grete',
    'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schäfer Köhler Krüger Vogel Böhm Groß Weiß Zimmermann Jäger Hoffmann Lindemann Schröder',
  ],
  [
    'Łukasz Agnieszka Paweł Małgorzata Tomasz Katarzyna Michał Joanna Piotr Zofia Wojciech Ewelina Krzysztof Bożena',
    'Kowalski Nowak Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Krawczyk Piątek Wróbel',
  ],
  [
    'Søren Åsa Lars Ingrid Bjørn Sigrid Anders Astrid Øyvind Linnéa Håkan Maja Jens Kirsten Gustav Märta',
    'Nilsson Lindström Åkesson Sørensen Jørgensen Østergaard Hansen Dahl Bergström Sjöberg Nygård Haugen Lindqvist Söderberg Kjær Thorsen',
  ],
  [
    'Dmytro Olena Oleksandr Natalia Andriy Iryna Serhiy Kateryna Mykola Svitlana Ivan Oksana Yuri Tatiana Bohdan Larysa',
    'Shevchenko Kovalenko Bondarenko Tkachenko Melnyk Boyko Petrenko Ivanov Volkov Sokolov Popov Morozov Kravchuk Savchenko Lysenko Hrytsenko',
  ],
  [
    'Nguyên Lan Minh Hương Tuấn Thảo Dũng Mai Quang Hạnh Đức Linh Phúc Ngọc Bảo Trang Sơn Yến',
    'Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý',
  ],
  [
    'Wei Mei Jian Xiu Hao Lin Jun Yan Ming Ying Tao Fang Lei Hui Kai Jing',
    'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Lü Ouyang',
  ],
  [
    'Min-jun Ji-woo Seo-yeon Hyun-woo Ji-hoon Soo-jin Dong-hyun Eun-ji Sung-min Hye-jin Jae-won Yuna',
    'Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Shin Seo Kwon Hwang Ahn',
  ],
  [
    'Kenji Yuki Hiroshi Akiko Takeshi Naomi Ryō Emi Shō Haruka Satoru Michiko Kaitō Reiko',
    'Satō Suzuki Takahashi Tanaka Watanabe Itō Yamamoto Nakamura Kobayashi Katō Yoshida Saitō Ōno Inoue Kimura Shimizu',
  ],
  [
    'Arjun Priya Rahul Anjali Vikram Deepa Sanjay Kavita Amit Neha Suresh Meera Rohan Lakshmi Harpreet Gurleen Naveen Sunita',
    'Patel Sharma Singh Kumar Gupta Reddy Nair Iyer Mehta Desai Joshi Kapoor Chaudhary Banerjee Mukherjee Krishnamurthy Venkataraman Kaur',
  ],
  [
    'Mohammed Fatima Ahmed Aisha Omar Layla Khalid Nour Yusuf Zainab Hassan Mariam Ibrahim Samira Tariq Rania',
    'Al-Hassan Haddad Khalil Nasser Mansour Al-Rashid Khoury Saleh Farah Abdi El-Amin Rahman Siddiqui Hosseini Karimi Aziz',
  ],
  [
    'Emeka Ngozi Kwame Ama Tunde Folasadé Kofi Abena Chidi Adaeze Ayọ Bisi Sipho Thandi Tesfaye Selam',
    "Okafor Adeyemi Mensah Owusu Nwosu Balogun Boateng Okonkwo Asante Ọlátúnjí Diallo Traoré N'Diaye Ncube Bekele Tadesse",
  ],
  [
    'Marlon Maricel Rodel Analyn Jericho Rowena Dindo Liezel Rommel Jocelyn Bayani Imelda',
    'Santos Bautista Villanueva Dela-Cruz Mercado Salazar Magsaysay Pangilinan Macaraeg Dimaculangan Agbayani Manalo',
  ],
  [
    'Kaleo Leilani Keoni Māhealani Ikaika Noelani Kainoa Puanani Sione Malia Tavita Lupe',
    "Kahale Ka'ahumanu Kealoha Māhoe Tuiasosopo Fa'amausili Tupou Nākoa Kalani Lealaimatafao Palakiko Kekumu",
  ],
  [
    'Emre Ayşe Mehmet Zeynep Çağlar Gülşen Burak Elif Nikos Eleni Aram Ani Gürkan Şebnem Yannis Sona',
    'Yılmaz Kaya Demir Şahin Çelik Öztürk Aydın Papadopoulos Georgiou Nikolaidis Sarkisian Hakobyan Petrosyan Doğan Arslan Koç',
  ],
  [
    'João Ana-Paula Thiago Inês Antônio Letícia Luís Conceição Vinícius Lívia Otávio Marília',
    'Silva Souza Oliveira Pereira Lima Carvalho Araújo Gonçalves Magalhães Simões Assunção Guimarães Brandão Leitão Falcão Antunes',
  ],
] as const;

export interface NamePool {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

// A hyphen keeps a family name of two words together in the lists above; these are written with a space.
const written = (name: string) => name.replace('De-Luca', 'De Luca').replace('Dela-Cruz', 'Dela Cruz');

/** The first pool is the largest; the others follow in no order. */
export const NAME_POOLS: readonly NamePool[] = origins.map(([given, family]) => ({
  given: given.split(' '),
  family: family.split(' ').map(written),
}));

const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  ı: 'i',
  ð: 'd',
  þ: 'th',
};

/** Lower-case ASCII letters and dots, for the local part of an email and for usernames. */
export function asciiName(name: string): string {
  const folded = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const plain = folded.replace(/[^a-z ]/g, (letter) => plainLetters[letter] ?? '');
  return plain.trim().replace(/ +/g, '.');
}
