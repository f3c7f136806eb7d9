# ruff: noqa: E501 - an article's sentence stays on its line
"""Ages, births, deaths and jubilees in the words of news, obituaries, sport and local papers."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.test_calendar_rules import hits

from sourcecheck.analysis.lives.spoken_ages import value_of
from sourcecheck.document import Format

AGES = "consistency/age-arithmetic"
PAGE = "Published 4 October 2025\n\n"

# fmt: off
WRONG = [
    "The composer Emil Brandt (1861-1937) finished his last opera at the age of 81.",
    "In 1888 the firm, founded in 1838 by two cousins, was 60 years old.",
    "The ferry was launched in 1911. It was broken up in 1961, after 70 years of service.",
    "Jan Kos was born in 1920 and was shot in 1944. He was 34 years old.",
    "Luis Arch, a 52-year-old baker, will be mayor from January 4, 2027. He was born in 1988 above the shop.",
    "The firm was founded in 1951 and turned 65 this year.",
    "Hopfner's Brewery drew its first pint in 1876. In June 2026 the firm will celebrate its 125th anniversary.",
    "The tramway opened in 1897. When it closed in 1957 it was 75 years old.",
    "Founded in 1954 by two brothers, Valve Brothers made taps. In 2004 the company, then sixty years old, bought a rival.",
    "The club was set up in 1919. That changed on 15 March 2026, in the club's 97th year.",
    "The firm opened its doors in Truro in 1926. Eighty years on, the firm still makes every handle by hand.",
    "Stan Kowal was born Stanley Cole in 1955. He left the ring in 1989, aged 44, after a fall.",
    "Josie Lund has crossed it twice a week since 2024. Born in 1958, the 59-year-old wears no wetsuit.",
    "Nils Berg had been born in 1899, and when he died in 1974 at 83 the map was not done.",
    "Agathe Noir was born on 19 October 1840. Her first picture was hung on 1 May 1868. She was 32 and had no maid.",
    "The former county clerk Edith Marlow, born in Tarrow in 1931, died on Sunday aged 79.",
    "Josef Lindqvist was born on 14 March 1952. He retired in 1999 at the age of 61.",
    "Petra Holm (born 1984) won the slalom on Saturday. The 29-year-old had finished second in the first run.",
    "At 44, Petra Holm is the oldest skier on the tour. She was born in Åre in 1994.",
    "Jonah Reyes, 52, opened the bakery last spring. Born in Lima in 1988, he learned the trade from an aunt.",
    "Harriet Poole (3 May 1899 – 12 June 1971) taught botany at Selwick. She died at 62 in her garden.",
    "Harriet Poole, who was born in 1899 and died in 1971, was 62 at her death.",
    "Dina Farouk was born in Cairo in 1975. She took up chess at the age of nine.\n\nThe 39-year-old now runs a school.",
    "In 1961, aged 31, Otto Brandl moved to Graz. Brandl was born in 1940 in a mill.",
    "Otto Brandl was born in 1940. He was 31 when he moved to Graz in 1961.",
    "Otto Brandl was born in 1940. In 1961, at the age of 31, he moved to Graz.",
    "Otto Brandl was born in 1940 and, at 31, moved to Graz in 1961.",
    "Born on 9 August 1933 in Dundee, Moira Keane joined the paper in 1951. She died on 2 March 2025, aged 81.",
    "Moira Keane died on 2 March 2025 at the age of eighty-one. She was born on 9 August 1933.",
    "Moira Keane passed away on 2 March 2025. She was 81. Born in 1933 in Dundee, she never left.",
    "Captain Leo Strand, a 27-year-old from Bergen, leads the side. Strand was born in 1990.",
    "Leo Strand celebrated his 90th birthday on Tuesday. He was born in 1945 in Narvik.",
    "Leo Strand, born in 1945, celebrates his 90th birthday this week.",
    "Leo Strand, born in 1945, will turn 90 next month.",
    "Leo Strand turned 90 on Tuesday. He was born in Narvik in 1945.",
    "The harpist Mair Pugh plays in Brecon tonight. The 41-year-old was born in 1961 on a farm.",
    "Mair Pugh was born in 1997. She was 34 when she joined the board in 2024.",
    "Mair Pugh was born in 1970 in a mill. Her father ground oats.\n\nThe 64-year-old runs nine mills, which she has painted blue.",
    "Mair Pugh was born in 1970. Her mother was a miller. She grew up there. The 39-year-old now owns it.",
    "Mair Pugh, who was born in 1985, is a 25-year-old mother of two.",
    "Mair Pugh (1941-2011) was 80 when she died.",
    "Dr Mair Pugh has run the clinic since 2009. Pugh, now 37, was born in Brecon in 1976.",
    "Mair Pugh was born in 1949 and is, at 67, the oldest of the swimmers.",
    "The new coach is Marko Ilic. Born in Split in 1971, he is 44 and speaks five languages.",
    "Mair Pugh climbed alone on Ben Orran. She was born in 1938 in Perth.\n\nPugh died on 2 October 2025, aged 76.",
    "The string maker Ritter & Sohn was founded in 1872 in Linz. The firm, 134 years old this year, spins gut.",
    "The brass band was founded in 1901. The band, now 145 years old, meets on Tuesdays.",
    "The dairy was founded in 1920. Now 117 years old, it sells cheese to nine countries.",
    "The bell foundry Kessler was founded in 1906. The foundry turned 140 this year.",
    "Oda Frantzen retires on Friday. She is 71 and was born in 1964.",
    "Oda Frantzen fires the kiln. The potter, who was born in 1939, turned 77 on Sunday.",
    "The bakery was founded in 1811. The company turned 175 in May.",
    "The ropeworks was founded in 1811. The works celebrates its 175th anniversary on Friday.",
    "The ropeworks opened in 1811. It is the oldest firm in the town and turned 175 in May.",
    "The choir, founded in 1881, sings its 125th anniversary concert on Friday.",
    "The mayor, Ines Duarte, who was born in 1979, is 52.",
    "Ines Duarte, 52, took office in June. Duarte was born in Porto in 1979 and studied law.",
    "Ines Duarte (52) took office in June. She was born in Porto in 1979.",
    "Ines Duarte is 52 years old. She was born in Porto in 1979.",
    "Ines Duarte, aged 52, took office in June. She was born on 4 July 1979.",
    "The oldest of the candidates is Ines Duarte, 52. She was born in Porto in 1979.",
    "Ines Duarte was born in Porto in 1979 and was 21 when she became a judge in 2010.",
    "Ines Duarte was born in Porto in 1979. She was just 21 when she was made a judge in 2010.",
    "Ines Duarte (b. 1979) was elected in 2014 at age 25.",
    "The mill burned in 1961. Otto Brandl was born in 1920. By then nearly thirty, he left for Graz.",
    "The miller was born Otto Brandl in 1940. By 1961, when Brandl bought the mill, he was thirty.",
    "Elected in 1997 at 33, Otto Brandl was the youngest of the bench. He was born in 1956.",
    "When he died in 2001, aged 90, Otto Brandl left the mill to the town. He was born in 1921.",
    "Otto Brandl was born in 1910 in Brno. He was a boy of six when the family left in 1921.",
    "Otto Brandl died on 1 May 1899, in his 81st year. He was born in 1830.",
    "Otto Brandl celebrated his 100th birthday on 12 March 2025. He was born on 12 March 1929.",
    "At 31, in 1961, he opened a mill of his own. Otto Brandl was born in 1940 in Graz.",
    "Father Otto Brandl, 91, said Mass for the last time on 3 May 2025. He was born in 1941, a miller's son.",
    "The mill burned down in 1961. Otto Brandl, a miller's son born in 1940, was then 31.",
    "In 1961 Otto Brandl, born in 1940, bought the mill. The 31-year-old rebuilt it within the year.",
    "Otto Brandl came into the world on 3 May 1940. He married in 1961, aged just 31.",
    "Otto Brandl, who at 44 is the youngest on the bench, was born in Graz in 1973.",
    "When the mill burned in 1961, Otto Brandl was a 31-year-old student. He had been born in 1940.",
    "Otto Brandl was executed in 1938. He had been born in 1899 and was 45 years old.",
    "Harrow & Poole, established in 1880, makes oars. The 115-year-old company employs forty people.",
    "Harrow & Poole, founded in 1911, makes taps. A letter of May 2026 calls it a 95-year-old firm.",
    "Founded in 1898, the Harrow Lane brewery celebrates its 100th anniversary this summer.",
    "The Tarrow Rowing Club was founded in 1924. The club marks its 150th anniversary on Saturday.",
    "The Tarrow Rowing Club, established in 1924, turns 150 this year.",
    "The bridge was opened in 1931. On Friday it celebrates its 75th birthday.",
    "The Tarrow Gazette was first published in 1875. The newspaper celebrates its 200th anniversary this year.",
    "The library opened in 1905. This year the library marks its centenary.",
    "The school, which opened its doors in 1950, is celebrating its golden jubilee this week.",
    "Set up in 1987, the 25-year-old charity feeds 400 people a day.",
    "The choir will celebrate its 50th anniversary in 2026. It was founded in 1951.",
    "This autumn the Selwick Bakery celebrates 100 years in business. The bakery was founded in 1965 by two sisters.",
    "The Selwick Bakery celebrates its 100th anniversary this year. It was founded in 1965 by two sisters.",
    "Marta Kovac, born on 5 December 1990, turned 36 in August.",
    "Anders Bohlin was born in 1948 in Malmö. The pianist gave his first concert in 1960, when he was 17.",
    "Anders Bohlin was born in 1948 in Malmö. He gave his first concert aged 17 in 1960.",
    "Anders Bohlin was born in 1948. He died in Malmö in 2019, aged 78.",
    "Anders Bohlin (1948-2019) died in Malmö at 78.",
    "Anders Bohlin, born 1948, gave his first concert at the age of 17 in 1960.",
    "Helena Broz, the veteran stage actor, has died at the age of 95. Born in Brno in 1941, she first appeared on stage in 1958.",
    "Helena Broz (1941–2025), who has died aged 95, was the last of the old company.",
    "Helena Broz, who was born in Brno on 9 February 1941, has died. She was 95.",
    "The actor Helena Broz has died, aged 95. Broz was born in Brno in 1941 to a tailor and a nurse.",
    "Tom Ashdown, a 19-year-old midfielder, signed on Friday for Selwick Town. Ashdown, born in March 1999, has played 40 games for the club.",
    "Selwick Town have signed the 19-year-old midfielder Tom Ashdown. He was born in Hull in 1999 and came through the academy.",
    "Midfielder Tom Ashdown, 19, has signed for Selwick Town.\n\nAshdown was born in Hull in 1999 and came through the academy.",
    "Tom Ashdown, 19, has signed for Selwick Town. \"I am happy,\" he said.\n\nHe was born in Hull in 1999.",
    "At just 19, Tom Ashdown is the youngest captain in the league. The midfielder was born in Hull in 1999.",
    "Tom Ashdown made his debut in May 2016, when he was just 14. He was born in Hull in March 1999.",
    "Lucia Ferrante was born in 1981 in Bari. She became the youngest mayor of Tarrow in 2010 at 24.",
    "Lucia Ferrante, who was born in 1981, was only 24 when she became mayor in 2010.",
    "Lucia Ferrante, born 1 May 1981, was elected on 12 June 2010 aged 24.",
    "The physicist Karl Oberholt was born in Ulm on 7 July 1902 and died in Basel on 9 August 1980 at the age of 68.",
    "Karl Oberholt (born 7 July 1902; died 9 August 1980) lived to be 88.",
    "Karl Oberholt, born in 1902, published his theory in 1931, when he was 39.",
    "Karl Oberholt was born in 1902. He published his theory in 1931, at the age of thirty-nine.",
    "Lisbeth Vanner was born on 3 October 1930. She celebrates her 90th birthday today.",
    "Friends gathered on Saturday as Lisbeth Vanner, born in 1930, turned 90.",
    "Lisbeth Vanner, 90, still opens the shop at six. She was born above it in 1930, the year the river froze.",
    "Lisbeth Vanner (90) still opens the shop at six. The shopkeeper was born above it in 1930.",
    "Ninety-year-old Lisbeth Vanner still opens the shop at six. She was born above it in 1930.",
    "A 24-year-old from Dover, Kim Asante, set the record. Asante was born in 1993.",
    "The record holder is Kim Asante, a 24-year-old nurse born in Dover in 1993.",
    "Kim Asante, now 24, was born in Dover in 1993.",
    "Kim Asante, born in 1993, is a 24-year-old nurse from Dover.",
    "Kim Asante's record still stands. The 24-year-old nurse was born in Dover in 1993.",
    "The Grand Hotel, built in 1889, marks its 100th anniversary this month.",
    "The Grand Hotel opened in 1889 and celebrates its 100th anniversary this year.",
    "The Grand Hotel first opened its doors in May 1889; this month it celebrates its 100th birthday.",
    "This year marks the 100th anniversary of the Grand Hotel, which opened in 1889.",
    "Selwick Town, founded in 1886, are celebrating their 125th anniversary this season.",
    "Selwick Town were founded in 1886. This season the club celebrates its 125th anniversary.",
    "The company was founded in 1975 by two brothers. Now celebrating its 75th anniversary, the company employs 90 people.",
    "The company, which dates from 1775, is 200 years old this year.",
    "The lighthouse was built in 1861. The 120-year-old lighthouse has been sold.",
    "The Tarrow Festival began in 1985. This week it celebrates its 50th anniversary with a parade.",
    "In 2025 the festival, founded in 1985, celebrates its 50th anniversary.",
    "The parish church was consecrated in 1725. It celebrates its bicentenary this year.",
    "The university, established in 1875, celebrates its sesquicentennial in 2035.",
    "Our firm was founded in 1950 and we celebrate our 60th anniversary this year.",
    "It is the 60th anniversary of the firm, which was founded in 1950.",
]
RIGHT = [
    "Otto Brandl (b. 1947) joined the orchestra in 1969; the conductor was 57 and had played in cafes.",
    "Mara Lind (born 1980) has two sons. The elder was born in 2004. He is 21, and the younger is 17.",
    "Mara Lind, born in 1980, met Jon in 1999. He was 25, and a baker.",
    "Otto Brandl died on 1 May 1899, in his 69th year. He was born in 1830.",
    "Otto Brandl was born in 1910. In 1939 the school was closed. The caretaker was then 50, the cook 61.",
    "Otto Brandl was born in 1920. He retired in 1985. He was 45 when he learned to sail, 50 when he bought a boat.",
    "Otto Brandl was born in 1900. In 1960 he looked back on his years at sea. He was 16, and the captain drunk.",
    "Otto Brandl was born in 1835 in Danzig. He died aged 81, a rich man.",
    "The town hall was built in 1790. The 80-year-old school next door needs a roof.",
    "The former county clerk Edith Marlow, born in Tarrow in 1931, died on Sunday aged 94.",
    "Josef Lindqvist was born on 14 March 1952. He retired in 2013 at the age of 61.",
    "Petra Holm (born 1996) won the slalom on Saturday. The 29-year-old had finished second in the first run.",
    "Petra Holm (born 1996) won the slalom on Saturday. Her coach, a 52-year-old from Graz, wept.",
    "Petra Holm, born in 1996, beat Anna Lutz on Saturday. The 19-year-old had never lost a final.",
    "Jonah Reyes, 37, opened the bakery last spring. Born in Lima in 1988, he learned the trade from an aunt.",
    "Jonah Reyes, born in 1988, opened the bakery with his brother Luis, 52.",
    "Jonah Reyes was born in 1988. His father, 75, still works there.",
    "Jonah Reyes was born in 1988. His father was 52 when he died in 2010.",
    "Harriet Poole (3 May 1899 – 12 June 1971) taught botany at Selwick. She died at 72 in her garden.",
    "Harriet Poole (1899–1971) was 30 when her first book came out.",
    "Harriet Poole was born in 1899. At 24 she went to Paris.",
    "Otto Brandl was born in 1940. He was 31 when he moved to Graz in 1971.",
    "Otto Brandl was born in 1940. He married at 31, and in 1961 the family moved.",
    "Otto Brandl was born in 1940. His wife died in 1999, aged 51.",
    "Otto Brandl was born in 1940 and his sister Eva died in 1961 at the age of 15.",
    "Moira Keane died on 2 March 2025 at the age of 91. She was born on 9 August 1933.",
    "Moira Keane died on 2 March 2025. Her husband Tom, born in 1920, died in 1990 at 70.",
    "Leo Strand would have turned 90 on Tuesday. He was born in 1945.",
    "Leo Strand, born in 1945, died shortly before his 50th birthday.",
    "Leo Strand, born in 1945, has a daughter, 41, and a 12-year-old grandson.",
    "Leo Strand was born in 1945, when his mother was 41.",
    "Ines Duarte, 46, took office in June. Duarte was born in Porto in 1979 and studied law.",
    "Ines Duarte was born in 1979. In 2010, at 31, she was made a judge.",
    "Ines Duarte was born in 1979. She has served 52 days.",
    "Ines Duarte was born in 1979. She is 52nd on the list and turned 40 cases away.",
    "Ines Duarte was born in 1979. She runs a firm for people aged 60 and over.",
    "Ines Duarte was born in 1979. She is now 15 points behind.",
    "Ines Duarte, born in 1979, scored in the 90th minute. The 19-year-old Lia Pons made it two.",
    "Founded in 1898, the Harrow Lane brewery celebrates its 127th anniversary this summer.",
    "The brewery was founded in 1898. It celebrates its 10th anniversary on this site this year.",
    "The bridge was opened in 1931. The town beside it celebrates its 900th anniversary this year.",
    "The Tarrow Rowing Club was founded in 1924. On Saturday the school next door celebrates its 150th anniversary.",
    "The club, founded in 1924, marked its 50th anniversary in 1974.",
    "The club was founded in 1924. This year it marks the 80th anniversary of its move to the lake.",
    "The museum opened in 1950. It marks the 100th anniversary of the battle this year.",
    "The firm was founded in 1990 by Karl Moe. He is 72.",
    "The paper, founded in 1875, is almost 200 years old.",
    "The 200-year-old mill was bought by a firm founded in 1990.",
    "The mayor opened the festival in 2025, which celebrates its 50th anniversary.",
    "Anders Bohlin (1948-2019) died in Malmö at 71.",
    "Anders Bohlin, born in 1948, played Ivo, a 30-year-old sailor.",
    "Anders Bohlin was born in 1948. The singer Mia Holt, 31, sang with him.",
    "Born in 1948, Anders Bohlin taught Mia Holt, 31.",
    "Anders Bohlin was born in 1948. He left school at 14 and in 1970 became a pilot.",
    "Marta Kovac, born on 5 December 1990, turned 34 last December.",
    "Ana Ruiz, born in 1970, runs the shop with Pablo Ruiz, 31.",
    "The twins, born in 1990, are 31.",
    "Elsa Krug was born in 1990. Her 61-year-old neighbour found the ring.",
    "The 1990-born striker is 31.",
    "Helena Broz, the veteran stage actor, has died at the age of 84. Born in Brno in 1941, she first appeared on stage in 1958.",
    "Helena Broz was born in Brno in 1941. Her teacher, Ivo Pesek, died at 95.",
    "Helena Broz was born in Brno in 1941. The festival that she founded in 1970 celebrates its 55th anniversary.",
    "Helena Broz was born in 1941. In the play she is a 19-year-old bride.",
    "Helena Broz, born in 1941, shares the stage with Tom Ashdown, 19.",
    "Tom Ashdown replaces Lia Pons, 31. He was born in Hull in 1999.",
    "Tom Ashdown, born in 1999, replaced the injured captain. The 34-year-old broke a rib in August.",
    "Tom Ashdown, born in 1999, scored on Friday. The goalkeeper, 34, could only watch.",
    "Tom Ashdown (born 1999) wears 19, and is 34th on the list.",
    "Tom Ashdown was born in 1999. He was 14 when he came to Selwick.",
    "Tom Ashdown was born in 1999. At 14 he came to Selwick.",
    "Tom Ashdown was born in 1999. He is 19 centimetres taller than his rival.",
    "Tom Ashdown was born in 1999; his agent, Lia Pons, is 52.",
    "Tom Ashdown was born in 1999. \"I am 34,\" said his agent.",
    "Lucia Ferrante, born in 1981, beat the mayor, 71, in June.",
    "Lucia Ferrante was born in 1981. She won 52 per cent of the vote at the age of 29.",
    "Lucia Ferrante was born in 1981. Her predecessor died in 2010 at the age of 70.",
    "Lucia Ferrante, born in 1981, hopes to retire at 60.",
    "Lucia Ferrante was born in 1981. She plans to work until she is 70.",
    "Lucia Ferrante was born in 1981. She was 28 or 29 when she was elected in 2010.",
    "Karl Oberholt was born in 1902. In 1931, when he was 28, he published his theory.",
    "Karl Oberholt was born in 1902. His son Otto died in 1980, at 41.",
    "Karl Oberholt was born in 1902. His student Eva Lenz, who died in 1980 at 41, edited the letters.",
    "Karl Oberholt was born in 1902. The theory turned 50 in 1981.",
    "Karl Oberholt (1902–1980) met the 25-year-old Eva Lenz in 1950.",
    "Lisbeth Vanner, 95, still opens the shop at six. She was born above it in 1930.",
    "Lisbeth Vanner was born in 1930. The shop celebrates its 120th anniversary this year.",
    "Lisbeth Vanner, born in 1930, has run the 120-year-old shop since 1950.",
    "Kim Asante, born in 1993, took the record from a 24-year-old Dutchwoman.",
    "Kim Asante was born in 1993. The previous record holder was 24.",
    "Kim Asante was born in 1993 in a house that was 90 years old.",
    "Kim Asante was born in 1993. She has a 12-year-old cat.",
    "Kim Asante was born in 1993. Her cat is 12.",
    "Kim Asante was born in 1993. She came in at 24, two places behind Lia Pons.",
    "The Grand Hotel, built in 1889, is next to the pier, which marks its 150th anniversary this month.",
    "The Grand Hotel, built in 1889, hosts the 50th anniversary party of the rowing club this month.",
    "The Grand Hotel was built in 1889. Its restaurant celebrates its 20th birthday this year.",
    "The Grand Hotel was built in 1889. Queen's visit there marks its 50th anniversary this year.",
    "The Grand Hotel, built in 1889, celebrated its 100th anniversary in 1989.",
    "The Grand Hotel opened in 1889 and marked its 100th anniversary with a ball.",
    "Selwick Town were founded in 1886. The club's women's team celebrates its 10th anniversary this season.",
    "Selwick Town were founded in 1886. Their ground is 90 years old.",
    "The firm, founded in 1950, opened a shop in 1990. The shop celebrates its 35th anniversary this year.",
    "The firm was founded in 1950. It turned 12 million euros over and marks 5 years of growth.",
    "The firm was founded in 1950. Its owner turns 60 this week.",
    "The museum opened in 1950 in a 200-year-old mill.",
    "The festival, founded in 1985, marks the 250th anniversary of Bach's birth this year.",
    "The 50th anniversary of the landing is marked by a museum that opened in 2015.",
    "The treaty was signed in 1975 and the alliance founded in 1990 marks its 50th anniversary this week.",
    "The tramway opened in 1897. The depot was 20 years old when it closed in 1957.",
    "The ship was launched in 1911. It was broken up in 1961, after 12 years as a hospital.",
    "The hotel, built in 1850, was bought in 1930 by Karl Moll. He was 41 years old.",
    "Founded in 1900, the firm moved to Leeds in 1950. After 30 years in Leeds it moved again.",
    "The bank was founded in 1834. In 1992 its 10th branch opened.",
    "The school was founded in 1950. Mrs Vanner, 90, was its first pupil.",
    "Founded in 1950, the school celebrates the 90th birthday of its first teacher this week.",
    "Mair Pugh was born in 1935. She was 20 when the war ended, she told a school in 1990.",
    "Mair Pugh was born in 1986. Her father ran the clinic until 2009. The 71-year-old still lives next door.",
    "Mair Pugh was born in 1986. Her daughter sings. The 12-year-old is in the choir.",
    "Mair Pugh, born in 1952, plays tonight for a boy. The 18-year-old was born in 2007.",
    "The string maker Ritter & Sohn was founded in 1872 in Linz. The building, 134 years old this year, was a stable.",
    "The museum was founded in 1950. The company is 20 years old.",
    "The museum was founded in 1950. It hosts a fair that turned 20 in May.",
    "The band was formed in 1950. Its 20th anniversary album is out this year.",
    "The idea came from Ada Lowe and was born in 1990 in a pub. Ada Lowe, 61, laughed.",
    "The firm was founded in 1906. Now 64 years old, its owner Ida Krog wants to sell.",
    "The firm was founded in 1906. At 64 years old, the owner wants to sell.",
    "The firm was founded in 1906. The tower, now 300 years old, stands behind it.",
    "The library was opened in 1926. The 40-year-old library van is red.",
]
# fmt: on


@pytest.mark.parametrize("text", WRONG)
def test_two_places_that_do_not_fit(text: str) -> None:
    assert len(hits(AGES, PAGE + text)) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_two_places_that_fit_or_are_of_two_people(text: str) -> None:
    assert hits(AGES, PAGE + text) == []


@given(
    st.dates(date(1900, 1, 1), date(1960, 12, 31)), st.dates(date(1990, 1, 1), date(2025, 9, 1)), st.integers(20, 99)
)
def test_between_two_full_dates_one_age_alone_is_right(born: date, died: date, age: int) -> None:
    text = (
        f"Mara Velt, who was born on {born:%-d %B %Y} in Ghent, died on {died:%-d %B %Y} at the age of {age}."
        " She left eleven books."
    )
    right = died.year - born.year - ((died.month, died.day) < (born.month, born.day))
    assert bool(hits(AGES, PAGE + text)) == (age != right)


@given(st.integers(1900, 1980), st.integers(12, 60), st.integers(12, 60))
def test_an_age_in_a_told_year_may_be_one_of_two(born: int, age: int, then: int) -> None:
    text = f"Mara Velt was born in {born}. She won her first title in {born + then}, when she was {age}."
    assert bool(hits(AGES, PAGE + text)) == (age not in (then - 1, then))


@given(st.text(alphabet="born in1950,.() aged Mx-year old'th", max_size=300))
def test_any_text_is_read(text: str) -> None:
    list(hits(AGES, PAGE + "Mara Velt was born in 1950. " + text))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("82", 82),
        ("eighty-two", 82),
        ("150th", 150),
        ("one hundred and fiftieth", 150),
        ("twelfth", 12),
        ("Ninety", 90),
    ],
)
def test_numbers_in_words(said: str, value: int) -> None:
    assert value_of(said) == value


@pytest.mark.parametrize(
    "piece",
    [
        "Anna Holt, 31, met Mara Velt, 27, born in 1950, who ",
        "he died aged 31 in 1950 and the ",
        "The band, formed in 1946, marks its 100th anniversary, ",
        "Mara Velt was born in 1950 and is 31. ",
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    hits(AGES, PAGE + piece * 20)
    times = []
    for count in (150, 1500):
        begin = process_time()
        hits(AGES, f"{PAGE}Mara Velt was born in 1950.\n\n{piece * count}")
        times.append(process_time() - begin)
    assert times[1] < 25 * times[0] + 0.1


def test_a_page_of_headings_and_block_quotes_only() -> None:
    page = (
        "<h1>She was born on 14 February 1933 above the shop and was 16 when she came to the clock.</h1>"
        "<blockquote><p>She retired at the age of 83, in 2016, and wound two of the clocks by hand.</p></blockquote>"
    )
    assert hits(AGES, page, Format.HTML) == []
