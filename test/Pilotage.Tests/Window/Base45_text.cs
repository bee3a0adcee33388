using System.Text;
using FsCheck.Xunit;
using Pilotage.Window;

namespace Pilotage.Tests.Window;

public class Base45_text
{
    [Theory] // RFC 9285, 4.3 and 4.4
    [InlineData("AB", "BB8")]
    [InlineData("Hello!!", "%69 VD92EX0")]
    [InlineData("base-45", "UJCLQE7W581")]
    [InlineData("ietf!", "QED8WEX0")]
    public void is_that_of_the_standard(string plain, string text)
    {
        Assert.Equal(text, Base45.Encode(Encoding.ASCII.GetBytes(plain)));
        Assert.Equal(plain, Encoding.ASCII.GetString(Base45.Decode(text)!));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("GGX")] // RFC 9285, 6: a triplet above 65535
    [InlineData("::")] // a pair above 255
    [InlineData("ab1")]
    [InlineData("ABé")]
    public void is_not_read_where_it_is_none(string text) => Assert.Null(Base45.Decode(text));

    [Property]
    public void comes_back_as_it_was(byte[] bytes) => Assert.Equal(bytes, Base45.Decode(Base45.Encode(bytes)));
}
