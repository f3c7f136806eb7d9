"""Which ZIP prefixes and telephone area codes belong to which US state.

ZIP: the first three digits by state, from the Postal Service's list of sectional
centres (checked against the ``zipcodes`` package, November 2026); unassigned prefixes between
two of a state count for it, so that only what holds in every reading conflicts.
Area codes: the North American Numbering Plan's assignments (checked against
``phonenumbers``, November 2026). Both change rarely. A code that is listed keeps a rule
quiet, so in doubt a code is listed.
"""

from __future__ import annotations

from functools import cache

__all__ = ["area_known", "area_states", "state_code", "zip_fits"]

_ZIPS = """
AA 340
AE 090-099
AK 995-999
AL 350-369
AP 962-966
AR 716-729 755
AS 967
AZ 850-865
CA 900-961
CO 800-816
CT 060-069
DC 200-205 569 888
DE 197-199
FL 320-349
FM 969
GA 300-319 398-399
GU 969
HI 967-968
IA 500-528
ID 832-838
IL 600-629
IN 460-479
KS 660-679
KY 400-427
LA 700-714
MA 010-027 055
MD 205-219
ME 039-049
MH 969
MI 480-499
MN 550-567
MO 630-658 726
MP 969
MS 386-397
MT 590-599
NC 270-289
ND 580-588
NE 680-693
NH 030-038
NJ 070-089
NM 870-884
NV 889-898
NY 005 063 100-149
OH 430-459
OK 730-731 734-749 739
OR 970-979
PA 150-196
PR 006-009
PW 969
RI 028-029
SC 290-299
SD 570-577
TN 370-385
TX 733 739 750-799 885
UT 840-847
VA 201 205 220-246
VI 008
VT 050-059
WA 980-994
WI 530-549
WV 247-268
WY 820-831 834
"""

_AREAS = """
AK 907
AL 205 251 256 334 659 938
AR 327 479 501 870
AZ 480 520 602 623 928
CA 209 213 279 310 323 341 350 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 738 747 760
CA 805 818 820 831 837 840 858 909 916 925 949 951
CO 303 719 720 748 970 983
CT 203 475 860 959
DC 202 771
DE 302
FL 239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941 954
GA 229 404 470 478 678 706 762 770 912 943
GU 671
HI 808
IA 319 515 563 641 712
ID 208 986
IL 217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 861 872
IN 219 260 317 463 574 765 812 930
KS 316 620 785 913
KY 270 364 502 606 859
LA 225 318 337 457 504 985
MA 339 351 413 508 617 774 781 857 978
MD 227 240 301 410 443 667
ME 207
MI 231 248 269 313 517 586 616 679 734 810 906 947 989
MN 218 320 507 612 651 763 924 952
MO 235 314 417 557 573 636 660 816 975
MP 670
MS 228 471 601 662 769
MT 406
NC 252 336 472 704 743 828 910 919 980 984
ND 701
NE 308 402 531
NH 603
NJ 201 551 609 640 732 848 856 862 908 973
NM 505 575
NV 702 725 775
NY 212 315 329 332 347 363 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934
OH 216 220 234 283 326 330 380 419 436 440 513 567 614 740 937
OK 405 539 572 580 918
OR 458 503 541 971
PA 215 223 267 272 412 445 484 570 582 610 717 724 814 835 878
PR 787 939
RI 401
SC 803 821 839 843 854 864
SD 605
TN 423 615 629 729 731 865 901 931
TX 210 214 254 281 325 346 361 409 430 432 469 512 621 682 713 726 737 806 817 830 832 903 915 936 940 945 956 972 979
UT 385 435 801
VA 276 434 540 571 686 703 757 804 826 948
VI 340
VT 802
WA 206 253 360 425 509 564
WI 262 274 353 414 534 608 715 920
WV 304 681
WY 307
-- 204 226 236 242 246 249 250 257 263 264 268 273 284 289 306 343 345 354 365 367 368 382 387 403 416 418 428 431
-- 437 438 441 450 460 468 473 474 500 506 514 519 521 522 523 524 525 526 527 528 529 532 533 535 537 538 542 543
-- 544 545 546 547 548 549 550 552 553 554 556 566 569 577 578 579 581 584 587 588 589 600 604 613 622 633 639 647
-- 649 658 664 672 683 684 700 705 709 710 721 742 753 758 767 778 780 782 784 800 807 809 819 825 829 833 844 849
-- 855 866 867 868 869 873 876 877 879 888 900 902 905 942
"""

_STATES = (
    "Alabama AL, Alaska AK, Arizona AZ, Arkansas AR, California CA, Colorado CO, Connecticut CT, Delaware DE, "
    "District of Columbia DC, Florida FL, Georgia GA, Hawaii HI, Idaho ID, Illinois IL, Indiana IN, Iowa IA, "
    "Kansas KS, Kentucky KY, Louisiana LA, Maine ME, Maryland MD, Massachusetts MA, Michigan MI, Minnesota MN, "
    "Mississippi MS, Missouri MO, Montana MT, Nebraska NE, Nevada NV, New Hampshire NH, New Jersey NJ, New Mexico NM, "
    "New York NY, North Carolina NC, North Dakota ND, Ohio OH, Oklahoma OK, Oregon OR, Pennsylvania PA, "
    "Rhode Island RI, South Carolina SC, South Dakota SD, Tennessee TN, Texas TX, Utah UT, Vermont VT, Virginia VA, "
    "Washington WA, West Virginia WV, Wisconsin WI, Wyoming WY, Puerto Rico PR, Guam GU"
)


@cache
def _zips() -> dict[str, tuple[tuple[int, int], ...]]:
    table: dict[str, tuple[tuple[int, int], ...]] = {}
    for line in _ZIPS.strip().splitlines():
        state, *ranges = line.split()
        table[state] = tuple((int(part[:3]), int(part[-3:])) for part in ranges)
    return table


@cache
def _areas() -> dict[int, str]:
    return {int(code): line[:2] for line in _AREAS.strip().splitlines() for code in line[3:].split()}


@cache
def _names() -> dict[str, str]:
    return {entry[:-3].lower(): entry[-2:] for entry in _STATES.split(", ")}


def state_code(text: str) -> str:
    """The two letters of a US state given by code or name, or ""."""
    return text if text in _zips() else _names().get(text.lower(), "")


def zip_fits(zip_code: str, state: str) -> bool:
    """Whether a five-digit ZIP code can lie in a state (two letters); True for a state not known.

    "LA" with a ZIP of Los Angeles is read as the city.
    """
    prefix = int(zip_code[:3])
    ranges = _zips().get(state)
    if ranges is None or (state == "LA" and 900 <= prefix <= 918):
        return True
    return any(low <= prefix <= high for low, high in ranges)


def area_known(code: str) -> bool:
    """Whether a three-digit area code is assigned in the North American Numbering Plan."""
    return int(code) in _areas()


def area_states(code: str) -> str:
    """The state of an area code, "--" for one outside the states or without a place, "" where unassigned."""
    return _areas().get(int(code), "")
